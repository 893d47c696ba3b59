// The few parts that need the browser: icon, dialog, amount, firm colour, offline.
import { createElement as h, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { StateStoreContext } from "$/utils/context-registry";

const SPRITE = "/icons/sprite.svg";
let drawings = `${SPRITE}#`; // where the icons that are drawn from now on have their lines from
let asked = false;

// A list draws a hundred icons at a click, and each that points into a file is a request: bring the sprite into the page.
function bringSprite() {
  if (asked) return;
  asked = true;
  fetch(SPRITE, { cache: "force-cache" }).then((answer) => (answer.ok ? answer.text() : Promise.reject())).then((text) => {
    const sprite = new DOMParser().parseFromString(text.replaceAll(' id="', ' id="icon-'), "image/svg+xml").documentElement;
    sprite.style.display = "none";
    document.body.append(document.importNode(sprite, true));
    drawings = "#icon-";
  }, () => {}); // they go on pointing into the file
}

export function Icon({ name, size, label }) {
  useEffect(bringSprite, []);
  return h(
    "svg",
    { className: size ? `i i-${size}` : "i", role: label && "img", "aria-label": label, "aria-hidden": label ? undefined : true },
    h("use", { href: drawings + name }),
  );
}

// What stands below the first screen of a long list hears of a change once the screen above it is drawn (its frame is
// out 30 ms later): all rows at once would keep the reader waiting for those that nobody sees yet.
export function Later({ children }) {
  const store = useContext(StateStoreContext);
  const late = useMemo(() => lateStore(store), [store]);
  return h(StateStoreContext.Provider, { value: late }, children);
}

function lateStore(store) {
  const heard = new Map();
  const getSnapshot = (name) => heard.get(name) ?? store.getSnapshot(name);
  const subscribe = (name, listener) => {
    let waits = 0;
    const hear = () => { waits = 0; heard.set(name, store.getSnapshot(name)); listener(); };
    heard.set(name, store.getSnapshot(name));
    const leave = store.subscribe(name, () => { waits ||= requestAnimationFrame(() => { waits = setTimeout(hear, 30); }); });
    return () => { cancelAnimationFrame(waits); clearTimeout(waits); leave(); };
  };
  return { ...store, getSnapshot, subscribe };
}

const FIELD = "[autofocus], :is(input, select, textarea):not([type=hidden], [readonly], [disabled])";

// Opened on its first field; a dialog without fields keeps the browser's choice.
function show(dialog) {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  dialog.querySelector(FIELD)?.focus();
}

// A <dialog>: opened by `open` from a state, or by any [data-opens=id] button.
export function Modal({ ref, id, open, label, className, onClose, children, ...rest }) {
  const own = useRef(null);
  const dialog = ref ?? own;
  useEffect(() => {
    if (open === undefined) return;
    if (open) show(dialog.current);
    if (!open && dialog.current.open) dialog.current.close();
  }, [open]);
  return h(
    "dialog",
    {
      ...rest, ref: dialog, id, className,
      "aria-label": label, "aria-labelledby": label ? undefined : `${id}-title`,
      onClose: (event) => event.target === dialog.current && open !== false && onClose?.(),
      onPointerDown: (event) => event.target === dialog.current && dialog.current.close(), // the backdrop
    },
    h("div", null, children),
  );
}

// People type "4.180,00", "4180" or "4180.5"; the form gets 418000, 418000, 418050.
export function centsOf(text) {
  const plain = text.replace(/[\s€'’]/g, "");
  const parts = /^([-−]?)([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!parts) return null;
  const whole = parts[2].replace(/[.,]/g, "");
  if (!whole && !parts[3]) return null;
  const cents = Number(whole || 0) * 100 + Number((parts[3] ?? "0").padEnd(2, "0"));
  return parts[1] ? -cents : cents;
}

const shown = (cents) =>
  Number.isInteger(cents)
    ? new Intl.NumberFormat(globalThis.document?.documentElement.lang || "nl", { minimumFractionDigits: 2 }).format(cents / 100)
    : "";

export function MoneyInput({ ref, name, cents, required, className, onChange, ...rest }) {
  const [typed, setTyped] = useState(null);
  const [kept, setKept] = useState(cents);
  useEffect(() => setKept(cents), [cents]);
  const change = (event) => {
    const read = centsOf(event.target.value);
    setTyped(event.target.value);
    setKept(read);
    onChange?.(read);
  };
  return h(
    "span",
    { className: "money-input" },
    h("span", { "aria-hidden": true }, "€"),
    h("input", {
      ...rest, className: `input num ${className ?? ""}`, inputMode: "decimal", autoComplete: "off", required,
      value: typed ?? shown(kept), onChange: change, onBlur: () => kept != null && setTyped(null),
    }),
    h("input", { ref, type: "hidden", name, value: kept ?? "", readOnly: true }),
  );
}

const colours = () => (location.pathname.startsWith("/office") ? "colours-office" : "colours");

// Paints the page in the firm's colour, and keeps it for the first frame of the next page (see ui/theme.py).
export function Brand({ brand, ink }) {
  useLayoutEffect(() => {
    if (!brand) return;
    const root = document.documentElement.style;
    root.setProperty("--brand", brand);
    root.setProperty("--brand-ink", ink || "#fff");
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", brand);
    try { localStorage.setItem(colours(), `${brand} ${ink}`); } catch { /* storage may be forbidden: only the first frame is plain */ }
  }, [brand, ink]);
  return null;
}

const onNetwork = (tell) => {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  return () => { removeEventListener("online", tell); removeEventListener("offline", tell); };
};

export function Offline({ children }) {
  const online = useSyncExternalStore(onNetwork, () => navigator.onLine, () => true);
  return online ? null : children;
}

// Shows its children when there is still nothing from the server after a while: a network that lets no socket through.
export function Late({ ready, after = 8000, children }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (ready) return undefined;
    const timer = setTimeout(() => setLate(true), after);
    return () => clearTimeout(timer);
  }, [ready, after]);
  return late && !ready ? children : null;
}

// Buttons that need no server: open and close a dialog, copy a text; menus that close when one looks away.
function pressed(event) {
  const on = (name) => event.target.closest?.(`[data-${name}]`);
  const folded = document.querySelectorAll("details.menu[open], details.switch[open]");
  for (const menu of folded) {
    const chosen = event.target.closest?.("a, button");
    if (!menu.contains(event.target) || (chosen && menu.contains(chosen))) menu.open = false;
  }
  const opener = on("opens");
  if (opener) show(document.getElementById(opener.dataset.opens));
  on("closes")?.closest("dialog")?.close();
  const copier = on("copy");
  if (copier) navigator.clipboard?.writeText(copier.dataset.copy).then(() => flash(copier));
}

// A menu hangs from the right edge of its button, or from the left where it would leave the page's own part.
function unfolds({ target }) {
  if (!target.matches?.("details.menu[open]")) return;
  const list = target.lastElementChild, edge = target.closest("main")?.getBoundingClientRect().left ?? 0;
  Object.assign(list.style, { right: "", left: "" });
  if (list.getBoundingClientRect().left < edge) Object.assign(list.style, { right: "auto", left: "0" });
}

function flash(element) {
  element.dataset.copied = "";
  setTimeout(() => delete element.dataset.copied, 1800);
}

// Good news goes by itself, unless somebody is at it.
function passed(event) {
  if (event.animationName === "pass") event.target.querySelector("button").click();
}

function folds(event) {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open], details.switch[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}

if (typeof document !== "undefined" && !globalThis.__partsListen) {
  globalThis.__partsListen = true;
  document.addEventListener("click", pressed);
  document.addEventListener("animationend", passed);
  document.addEventListener("keydown", folds);
  document.addEventListener("toggle", unfolds, true);
}
