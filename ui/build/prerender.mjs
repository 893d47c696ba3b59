// Renders every route in every language with the server bundle that the build leaves behind:
// build/client/_l/<language>/<route>/index.html, dynamic segments kept as [name].
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequestHandler } from "react-router";

const { languages, version } = JSON.parse(process.argv[2]);
globalThis.__i18n = { locale: "en", texts: {} };
const bundle = await import("./build/server/index.js");
const handle = createRequestHandler(bundle, "production");

const doorOf = (path) => (path === "/office" || path.startsWith("/office/") ? "office" : "portal");

// Every route but the root layout; the catch-all is the page for unknown addresses.
const routePaths = (routes) =>
  Object.values(routes)
    .filter((route) => route.parentId)
    .map(({ path }) => (path === "*" ? "/404" : "/" + (path ?? "")));

function localised(html, language, door) {
  return html
    .replace(/<html lang="[^"]*"/, `<html lang="${language}"`)
    .replace("/i18n/current.js", `/i18n/${door}.${language}.js?v=${version}`)
    .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"'); // styles come first
}

async function render(path, language) {
  const door = doorOf(path);
  const texts = JSON.parse(readFileSync(`public/i18n/${door}.${language}.json`, "utf8"));
  Object.assign(globalThis.__i18n, { locale: language, door, texts });
  const answer = await handle(new Request("http://localhost" + path));
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return localised(await answer.text(), language, door);
}

for (const language of languages) {
  for (const path of routePaths(bundle.routes)) {
    const folder = `build/client/_l/${language}` + path.replace(/:(\w+)/g, "[$1]").replace(/\/$/, "");
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/index.html`, await render(path, language));
  }
}
