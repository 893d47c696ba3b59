// Sends files in parts: name and size first, then the bytes from where the server is. An upload that breaks off goes on
// by itself when the connection is back, by a press, or when the same file is chosen again within a day.
import { createElement as h, useEffect, useRef, useState } from "react";

const PART = 2 ** 20 * 2;
const WAITS = [1, 3, 8]; // seconds before it tries again by itself
const KEPT = "vd-uploads"; // file -> upload on its way; opens nothing without the session
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const known = () => { try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
const remember = (key, id) => {
  const { [key]: _gone, ...others } = known();
  try { localStorage.setItem(KEPT, JSON.stringify(id ? { ...others, [key]: id } : others)); } catch { /* private mode: it begins anew */ }
};
const keyOf = (url, file) => `${url} ${file.name} ${file.size} ${file.lastModified}`;

// One request; gives {status, body}, status 0 when nothing came back.
const call = (method, url, { headers, body, item, progress } = {}) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader("X-Requested-With", "fetch");
    for (const [name, value] of Object.entries(headers ?? {})) request.setRequestHeader(name, value);
    if (progress) request.upload.onprogress = (event) => progress(event.loaded);
    request.onloadend = () => resolve({ status: request.status, body: parsed(request.responseText) });
    if (item) item.stop = () => request.abort();
    request.send(body);
  });
const parsed = (text) => { try { return JSON.parse(text); } catch { return {}; } };

class Refused extends Error {}
class Lost extends Error {}
const checked = ({ status, body }) => {
  if (status >= 200 && status < 300) return body;
  if (status === 0 || status === 429 || status >= 500) throw new Lost();
  throw new Refused(body.errors?.file ?? body.errors?.customer_id ?? body.problem ?? "");
};

async function begun(at, item) {
  const key = keyOf(at(""), item.file);
  const earlier = item.id ?? known()[key];
  if (earlier) {
    const answer = await call("GET", at(`/${earlier}`), { item });
    if (answer.status === 200) return { id: earlier, offset: answer.body.offset };
    if (answer.status === 0) throw new Lost();
    remember(key); // it is gone: from the start
  }
  const headers = { "X-File-Name": encodeURIComponent(item.file.name), "X-File-Size": String(item.file.size) };
  const made = checked(await call("POST", at(""), { headers, item }));
  remember(key, made.id);
  return made;
}

async function sent(at, item, show) {
  let { id, offset } = await begun(at, item);
  item.id = id;
  for (;;) {
    if (item.cancelled) throw new Refused("");
    show(offset / item.file.size);
    const body = item.file.slice(offset, offset + PART);
    const headers = { "Upload-Offset": String(offset), "Content-Type": "application/octet-stream" };
    const progress = (loaded) => show((offset + loaded) / item.file.size);
    const answer = await call("PATCH", at(`/${id}`), { headers, body, item, progress });
    if (answer.status === 201) return answer.body.id;
    if (answer.status === 409 && answer.body.offset === offset) await pause(1); // another tab sends it
    offset = answer.status === 409 && "offset" in answer.body ? answer.body.offset : checked(answer).offset;
  }
}

async function persistently(at, item, show) {
  for (const wait of [...WAITS, null]) {
    try {
      return await sent(at, item, show);
    } catch (problem) {
      if (!(problem instanceof Lost) || item.cancelled || wait === null) throw problem;
      await pause(wait);
    }
  }
}

// Other addresses than that of files take the whole file at once, once: what is brought in there has rules of its own.
const isInParts = (url) => url.startsWith("/api/files");
async function atOnce(url, item, show) {
  const headers = { "X-File-Name": encodeURIComponent(item.file.name) };
  const answer = await call("POST", url, { headers, body: item.file, item, progress: (loaded) => show(loaded / item.file.size) });
  if (answer.status !== 201) throw new Refused(Object.values(answer.body.errors ?? {})[0] ?? answer.body.problem ?? "");
  return answer.body.id;
}

// `url` may carry a query: the parts live beside it.
const placeOf = (url) => (rest) => url.replace(/^([^?]*)/, `$1/parts${rest}`);
const sizeOf = (bytes) => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;

export function FileDrop({ ref, id, url, accept, multiple, camera, maxBytes, onDone, className, children, words, ...rest }) {
  const own = useRef(null);
  const input = ref ?? own;
  const [over, setOver] = useState(false);
  const [items, setItems] = useState([]);
  const queue = useRef(Promise.resolve());
  const change = (item, values) => { Object.assign(item, values); setItems((all) => [...all]); };
  const without = (item) => setItems((all) => all.filter((one) => one !== item));

  const run = async (item) => {
    if (item.cancelled) return null;
    change(item, { state: "sending", why: "" });
    try {
      const show = (share) => change(item, { share });
      const file = await (isInParts(url) ? persistently(placeOf(url), item, show) : atOnce(url, item, show));
      remember(keyOf(placeOf(url)(""), item.file));
      without(item);
      return file;
    } catch (problem) {
      if (!item.cancelled) change(item, problem instanceof Lost ? { state: "lost", why: words.lost } : { state: "refused", why: problem.message || words.notSent });
      return null;
    }
  };
  const work = (wanted) => {
    queue.current = queue.current.then(async () => {
      const ids = [];
      for (const item of wanted) ids.push(await run(item));
      const arrived = ids.filter(Boolean);
      if (arrived.length) onDone?.(arrived);
    });
  };
  const take = (files) => {
    const made = [...files].map((file) => ({ file, share: 0, state: file.size > maxBytes ? "refused" : "waits", why: file.size > maxBytes ? `${sizeOf(file.size)}. ${words.tooLarge}` : "" }));
    if (!made.length) return;
    setItems((all) => [...all.filter((one) => one.state !== "refused"), ...made]);
    if (input.current) input.current.value = "";
    work(made.filter((item) => item.state === "waits"));
  };
  const cancel = (item) => {
    item.cancelled = true;
    item.stop?.();
    if (item.id) call("DELETE", placeOf(url)(`/${item.id}`));
    remember(keyOf(placeOf(url)(""), item.file));
    without(item);
  };
  useEffect(() => {
    const goOn = () => work(items.filter((item) => item.state === "lost"));
    window.addEventListener("online", goOn);
    return () => window.removeEventListener("online", goOn);
  });
  const isBusy = items.some((item) => item.state === "sending" || item.state === "waits");
  useEffect(() => {
    if (!isBusy) return undefined;
    const warn = (event) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isBusy]);

  const dropped = (event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); };
  const button = (text, press) => h("button", { type: "button", className: "btn sm quiet", onClick: press }, text);
  const line = (item, number) =>
    h(
      "li",
      { key: `${item.file.name} ${number}`, className: `upload ${item.state}` },
      h("b", { className: "cut" }, item.file.name),
      item.state === "lost" && button(words.again, () => work([item])),
      button(item.state === "refused" ? words.close : words.cancel, () => cancel(item)),
      item.state === "sending" && h("progress", { value: item.share, max: 1, "aria-label": item.file.name }),
      item.state === "waits" && h("small", null, words.waits),
      item.why && h("p", { className: "error", role: "alert" }, item.why),
    );
  const photo = camera && h("label", { className: "btn camera" }, words.photo, h("input", { type: "file", accept: "image/*", capture: "environment", className: "vh", onChange: (event) => { take(event.target.files); event.target.value = ""; } }));

  return h(
    "div",
    { className: "filedrop-box" },
    h(
      "label",
      { className: `filedrop ${over ? "over" : ""} ${className ?? ""}`, onDragOver: (event) => { event.preventDefault(); setOver(true); }, onDragLeave: () => setOver(false), onDrop: dropped },
      children,
      h("input", { ...rest, ref: input, id, type: "file", accept, multiple, onChange: (event) => take(event.target.files) }),
    ),
    photo,
    h("ul", { className: "uploads" }, items.map(line)),
  );
}
