// Drafts that save themselves: fields that keep what is typed until the server has it, and a table of lines with its keys.
import { createElement as h, useEffect, useLayoutEffect, useRef, useState } from "react";

const PAUSE = 700; // ms without a key before what was typed is saved
let issued = 0; // saves that left this page; the server counts those it answered in `turn`

export function SavedField({ ref, tag = "input", value, turn, onSave, children, ...rest }) {
  const own = useRef(null);
  const field = ref ?? own;
  const [typed, setTyped] = useState(null);
  const unsent = useRef(null);
  const timer = useRef(0);
  const mine = useRef(0);
  issued = Math.max(issued, turn);

  const send = () => {
    clearTimeout(timer.current);
    if (unsent.current === null) return;
    mine.current = issued += 1;
    onSave?.(unsent.current);
    unsent.current = null;
  };
  // What the server made of it shows once it answered and nobody is writing here any more.
  const settle = () => {
    if (unsent.current === null && turn >= mine.current && document.activeElement !== field.current) setTyped(null);
  };
  useEffect(settle, [turn, value]);
  useEffect(() => send, []); // leaving the page saves

  const change = (event) => {
    setTyped(event.target.value);
    unsent.current = event.target.value;
    clearTimeout(timer.current);
    if (tag === "select") send();
    else timer.current = setTimeout(send, PAUSE);
  };
  const key = (event) => {
    if (event.key === "Escape") { unsent.current = null; clearTimeout(timer.current); setTyped(null); }
    else if (event.key === "Enter" || event.altKey) send();
  };
  const blur = () => { send(); if (turn >= mine.current) setTyped(null); };
  return h(tag, { ...rest, ref: field, value: typed ?? value ?? "", onChange: change, onKeyDown: key, onBlur: blur }, children);
}

const rowsOf = (table) => [...table.querySelectorAll("[data-line]")];

// Enter: a new line below. Alt and an arrow, or the grip: another place. `focus`: "id#n" goes to a field once per n.
export function LineTable({ ref, turn, focus, onEnter, onPlace, children, ...rest }) {
  const own = useRef(null);
  const table = ref ?? own;
  const keep = useRef("");
  const drawn = useRef(null);
  useEffect(() => { if (focus) document.getElementById(focus.split("#")[0])?.focus(); }, [focus]);
  useLayoutEffect(() => {
    if (keep.current && document.activeElement?.id !== keep.current) document.getElementById(keep.current)?.focus();
    keep.current = "";
  }, [turn]);

  const place = (row, to) => {
    const rows = rowsOf(table.current);
    const goal = Math.max(0, Math.min(rows.length - 1, to));
    if (!row || rows.indexOf(row) === goal) return;
    keep.current = document.activeElement?.id ?? "";
    onPlace?.(row.dataset.line, goal);
  };
  const key = (event) => {
    const row = event.target.closest("[data-line]");
    if (!row || event.isComposing || !event.target.matches("input, textarea")) return;
    if (event.key === "Enter" && !event.shiftKey && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      onEnter?.(rowsOf(table.current).indexOf(row) + 1);
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      place(row, rowsOf(table.current).indexOf(row) + (event.key === "ArrowUp" ? -1 : 1));
    }
  };
  const grab = (event) => {
    drawn.current = event.target.closest?.("[data-grip]")?.closest("[data-line]") ?? null;
    if (!drawn.current) return event.preventDefault();
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(drawn.current, 12, 12);
  };
  const over = (event) => drawn.current && event.preventDefault();
  const drop = (event) => {
    const target = event.target.closest("[data-line]");
    if (drawn.current && target) { event.preventDefault(); place(drawn.current, rowsOf(table.current).indexOf(target)); }
    drawn.current = null;
  };
  return h("div", { ...rest, ref: table, onKeyDown: key, onDragStart: grab, onDragOver: over, onDrop: drop }, children);
}

// A link to what is missing: [data-jump=id] goes to the field itself.
function jump(event) {
  const goal = event.target.closest?.("[data-jump]");
  const field = goal && document.getElementById(goal.dataset.jump);
  if (!field) return;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}

if (typeof document !== "undefined" && !globalThis.__jumps) {
  globalThis.__jumps = true;
  document.addEventListener("click", jump);
}
