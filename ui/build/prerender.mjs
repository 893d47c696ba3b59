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

// The page's own module script; what it imports first runs first, and holds up no paint.
const PROGRAM = /(<script type="module"[^>]*>)(?=import )/;

function localised(html, language, door) {
  if (!PROGRAM.test(html)) throw new Error("the page's module script has changed its shape");
  const page = door === "portal" ? withStyles(html) : html;
  const texts = `/i18n/${door}.${language}.js?v=${version}`;
  return page
    .replace(/<html lang="[^"]*"/, `<html lang="${language}"`)
    .replace(PROGRAM, `$1import "${texts}";\n`)
    .replace('<link rel="modulepreload"', `<link rel="modulepreload" href="${texts}"/>$&`)
    .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"'); // styles come first
}

// A phone paints the portal as soon as its HTML is there: no second round trip for styles. React finds its links where
// it left them; they just fetch nothing.
function withStyles(html) {
  let styles = "";
  const quiet = html.replace(/<link (?=[^>]*(?:rel="stylesheet"|as="style"))[^>]*>/g, (link) => {
    if (link.includes('rel="preload"')) return link.replace("<link ", '<link media="not all" ');
    styles += readFileSync("build/client" + /href="([^"]+)"/.exec(link)[1], "utf8");
    return link.replace("<link ", '<link disabled="" ');
  });
  return quiet.replace("</head>", `<style>${styles}</style></head>`);
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
