// What this device can do about installing and push, for parts that show themselves only where they apply.
// The work is done by globalThis.__push (pwa.js); permission is asked directly in the tap.
import { createElement as h, useEffect, useState, useSyncExternalStore } from "react";

const UNKNOWN = { push: "", installed: false, installable: false, device: "", busy: "", outcome: "" };
let facts = UNKNOWN;
const readers = new Set();
const tell = (news) => { facts = { ...facts, ...news }; readers.forEach((reader) => reader()); };
const read = async () => globalThis.__push && tell(await globalThis.__push.facts());

if (typeof document !== "undefined") {
  addEventListener("push-changed", read);
  addEventListener("load", read);
  if (document.readyState === "complete") read();
}

const subscribe = (reader) => (readers.add(reader), () => readers.delete(reader));
const useFacts = () => useSyncExternalStore(subscribe, () => facts, () => UNKNOWN);

const among = (wanted, value) => wanted === undefined || wanted.split(" ").includes(value);
const same = (wanted, value) => wanted === undefined || wanted === value;

/** Shows its children where everything that is asked for holds; `push`, `device`, `outcome` name one or more words. */
export function OnDevice({ push, device, outcome, installed, installable, children }) {
  const now = useFacts();
  if (!now.push) return null; // not looked yet: nothing flashes
  const fits = among(push, now.push) && among(device, now.device) && among(outcome, now.outcome);
  return fits && same(installed, now.installed) && same(installable, now.installable) ? children : null;
}

/** A button that does `deed` (install, enable, disable, test) in its own tap, and says what came of it. */
export function DeviceButton({ deed, onDone, children, ...rest }) {
  const { busy } = useFacts();
  useEffect(() => { if (deed === "enable") globalThis.__push?.prepare(); }, [deed]);
  const press = async () => {
    const doing = globalThis.__push[deed](); // first of all: the browser wants it in the tap itself
    tell({ busy: deed, outcome: "" });
    const outcome = await doing.catch(() => "failed");
    tell({ busy: "", outcome });
    await read();
    onDone?.(String(outcome));
  };
  return h("button", { ...rest, type: "button", onClick: press, disabled: busy !== "", "aria-busy": busy === deed }, children);
}

/** Calls `onSeen` once a person has had this before the eyes for two seconds; `what` names what is seen. */
export function Seen({ what, onSeen }) {
  useEffect(() => {
    if (!what) return undefined;
    let timer = 0;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === "visible") timer = setTimeout(() => { stop(); onSeen?.(); }, 2000);
    };
    const stop = () => { clearTimeout(timer); document.removeEventListener("visibilitychange", look); };
    document.addEventListener("visibilitychange", look);
    look();
    return stop;
  }, [what]);
  return null;
}

/** Goes on to a page of the server, by a real page load, as soon as there is one to go to; once for each `turn`. */
export function Onward({ to, turn }) {
  useEffect(() => {
    if (!to || sessionStorage.getItem("onward") === turn) return; // what an old state of this tab says
    sessionStorage.setItem("onward", turn);
    location.replace(to);
  }, [to, turn]);
  return null;
}

/** Somebody was led here within the screens: only the server knows whether there is such a page. */
export function AskServer() {
  useEffect(() => {
    const [load] = performance.getEntriesByType("navigation");
    if (load && new URL(load.name).pathname !== location.pathname) location.reload();
  }, []);
  return null;
}
