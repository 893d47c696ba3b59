// Keys of the office. Elements say their own key in data-key; rows are [data-row]; G and a letter goes to a place.
import { createElement as h, useEffect, useRef, useState } from "react";

const OFF = "keys-off";
const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const PATIENCE = 1200; // ms between G and its letter

const off = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
const inSight = (element) => element.getClientRects().length > 0 && !element.disabled;
const scope = () => [...document.querySelectorAll("dialog[open]")].pop() ?? document;
const rows = () => [...scope().querySelectorAll("[data-row]")].filter(inSight);
const NAMES = { enter: "↵", escape: "esc", shift: "⇧", alt: "⌥", up: "↑", down: "↓", space: "␣" };

// What an element is called, without the keys and counts drawn on it.
function words(element) {
  const said = element.getAttribute("aria-label") ?? element.placeholder;
  if (said) return said;
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll("kbd, .count")) extra.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function comboOf(event) {
  const key = event.key === " " ? "space" : event.key.replace("Arrow", "").toLowerCase();
  const shift = event.shiftKey && key.length > 1 ? "shift+" : "";
  return `${event.metaKey || event.ctrlKey ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift}${key}`;
}

function bearer(combo, row) {
  const wanted = `[data-key="${CSS.escape(combo)}"]`;
  const near = row ? [...row.querySelectorAll(wanted)] : [];
  return [...near, ...scope().querySelectorAll(wanted)].find(inSight);
}

function press(element) {
  if (element.matches(TYPING)) { element.focus(); element.select?.(); } else element.click();
}

// The first letter of each place's name that is still free, in the reader's own language.
export function places() {
  const taken = new Map();
  for (const link of document.querySelectorAll(".side nav a")) {
    const letter = [...words(link).toLowerCase()].find((sign) => /\p{L}/u.test(sign) && !taken.has(sign));
    if (letter) taken.set(letter, link);
  }
  return taken;
}

function walk(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement?.closest("[data-row]"));
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

const tickOf = (row) => row?.querySelector("input.tick");
let lastTicked = null;

function choose(row, range) {
  if (!tickOf(row)) return false;
  const all = rows();
  const from = range && lastTicked ? all.indexOf(lastTicked) : all.indexOf(row);
  const [first, last] = [from, all.indexOf(row)].sort((a, b) => a - b);
  const wanted = range && lastTicked ? true : !tickOf(row).checked;
  for (const each of all.slice(Math.max(0, first), last + 1)) if (tickOf(each)?.checked !== wanted) tickOf(each)?.click();
  lastTicked = row;
  return true;
}

function open(row) {
  const deed = row.querySelector(".do .btn, [data-open], a[href]");
  deed?.click();
  return Boolean(deed);
}

function listener(showOverview) {
  let goingSince = 0;
  const single = (event, key, row) => {
    if (goingSince && event.timeStamp - goingSince < PATIENCE) {
      goingSince = 0;
      const place = places().get(key);
      place?.click();
      return Boolean(place);
    }
    if (key === "g") { goingSince = event.timeStamp; return true; }
    if (key === "?") { showOverview(); return true; }
    if (key === "j" || key === "k") return walk(key === "j" ? 1 : -1);
    if (key === "x" && row) return choose(row, event.shiftKey);
    const tab = /^[1-9]$/.test(key) && scope().querySelectorAll(".tabs > *")[key - 1];
    const element = bearer(key, row) ?? tab;
    if (element) press(element);
    return Boolean(element);
  };
  return (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat && event.key === "Enter") return;
    const typing = event.target.closest?.(TYPING);
    const row = event.target.closest?.("[data-row]");
    const combo = comboOf(event);
    if (typing && combo === "escape") typing.blur();
    const long = combo.length > 1;
    if (typing && !combo.startsWith("mod+") && !combo.startsWith("alt+")) return;
    if (!long && off() && combo !== "?") return;
    if (combo === "enter" && event.target === row && open(row)) return event.preventDefault();
    if (row && (combo === "down" || combo === "up")) { walk(combo === "down" ? 1 : -1); return event.preventDefault(); }
    if (long) {
      const element = combo === "enter" || combo === "space" || combo === "tab" ? null : bearer(combo, row);
      if (element) { press(element); event.preventDefault(); }
    } else if (single(event, combo, row)) event.preventDefault();
  };
}

const cap = (key) => key.split(/(?<=.)\+(?=.)/).map((part) => h("kbd", { key: part, className: part === "mod" ? "mod" : "" }, part === "mod" ? "" : NAMES[part] ?? part.toUpperCase()));

function overview(labels) {
  const here = new Map();
  for (const element of document.querySelectorAll("[data-key]")) if (inSight(element)) here.set(element.dataset.key, words(element));
  const going = [...places()].map(([letter, link]) => [`g ${letter}`, words(link)]);
  return [
    [labels.other, [...here].map(([key, what]) => [key, what])],
    [labels.go, going],
    [labels.rows, [["j k", labels.walk], ["enter", labels.open], ["x", labels.select]]],
  ];
}

export function Keys({ title, off: offLabel, close, ...labels }) {
  const dialog = useRef(null);
  const [groups, setGroups] = useState([]);
  const [single, setSingle] = useState(true);
  useEffect(() => {
    document.documentElement.classList.toggle("mac", /Mac|iPhone|iPad/.test(navigator.platform));
    setSingle(!off());
    const show = () => { setGroups(overview(labels)); if (!dialog.current.open) dialog.current.showModal(); };
    const onKey = listener(show);
    const onClick = (event) => event.target.closest?.("[data-opens=keys]") && setGroups(overview(labels));
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick, true);
    return () => { document.removeEventListener("keydown", onKey); document.removeEventListener("click", onClick, true); };
  }, [labels.go, labels.rows, labels.other]);
  const toggle = (event) => { setSingle(event.target.checked); try { localStorage.setItem(OFF, event.target.checked ? "" : "1"); } catch { /* holds for this page only */ } };
  return h(
    "dialog",
    { ref: dialog, id: "keys", className: "dialog", "aria-labelledby": "keys-title" },
    h("div", null,
      h("header", null, h("h2", { id: "keys-title" }, title), h("button", { type: "button", className: "btn quiet", "data-closes": "" }, close)),
      h("label", { className: "switch" }, h("input", { type: "checkbox", role: "switch", checked: single, onChange: toggle }), h("span", null, offLabel)),
      groups.map(([name, pairs]) => pairs.length > 0 && h("section", { key: name }, h("h3", null, name),
        h("dl", { className: "keylist" }, pairs.map(([key, what]) => h("div", { key }, h("dt", null, key.split(" ").map(cap)), h("dd", null, what))))))),
  );
}
