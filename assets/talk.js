// A conversation's list, which stays at its end, and the box to write in. What is typed stays in this browser until the
// server has it: a draft outlives a reload, and what could not go out waits for the network. A message's key makes sure
// that it is said once, however often it is sent.
import { Component, createElement as h, createRef, useEffect, useRef, useState } from "react";
import { Icon } from "$/public/parts.js";

const AGAIN_TYPING = 3_000; // ms between two words that somebody is writing; ui/typists.py forgets them later than that
const PATIENCE = 20_000; // ms for one answer
const AGAIN = 8_000; // ms between two tries while something waits
const AWAY = [502, 503, 504]; // the server is being restarted: as good as no network
const EMPTY = { reply: { text: "", files: [] }, note: { text: "", files: [] }, waits: [] };
const NEAR = 160; // px from the end of a conversation that count as being there
const memory = new Map(); // where the browser keeps nothing

// At the end when it opens, when somebody is there or says something, and when the newest come back. Whoever reads further
// up stays at the message in view, also when earlier ones come above it. Only a class is asked before the page changes.
export class TalkLog extends Component {
  list = createRef();
  get place() { return this.props.page ? document.scrollingElement : this.list.current; }
  componentDidMount() { this.toEnd(); }
  getSnapshotBeforeUpdate() {
    const { scrollTop, scrollHeight, clientHeight } = this.place;
    const top = this.props.page ? 0 : this.place.getBoundingClientRect().top;
    const inView = [...this.list.current.querySelectorAll("li[id]")].find((one) => one.getBoundingClientRect().bottom > top);
    return { atEnd: scrollHeight - scrollTop - clientHeight < NEAR, id: inView?.id, y: inView?.getBoundingClientRect().top };
  }
  componentDidUpdate(before, _state, { atEnd, id, y }) {
    const { newest, there } = this.props;
    const isMine = this.list.current.querySelector("li[id]:last-of-type")?.classList.contains("me");
    if (there && (before.newest !== newest ? atEnd || isMine : !before.there)) return this.toEnd();
    const kept = id && document.getElementById(id);
    if (kept) this.place.scrollTop += kept.getBoundingClientRect().top - y;
  }
  toEnd() { this.place.scrollTop = this.place.scrollHeight; }
  render() {
    const { newest: _newest, there: _there, page, children, ...rest } = this.props;
    return h("div", { ...rest, ref: this.list, role: "log", tabIndex: page ? undefined : 0 }, children);
  }
}

// What is so for some seconds after each turn.
export function Passing({ turn, seconds, children }) {
  const [past, setPast] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setPast(turn), seconds * 1000);
    return () => clearTimeout(timer);
  }, [turn, seconds]);
  return h("p", { className: "meta passing", role: "status" }, turn !== past && children);
}

export function Composer({ url, upload, me, kind, subject, known, words, internal, onSent }) {
  const place = `talk:${me}:${kind}:${subject}`;
  const [box, change] = useBox(place);
  const [isNote, setNote] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [sending, setSending] = useState(""); // the name of the file under way
  const [isOnline, setOnline] = useState(true);
  const busy = useRef(false);
  const told = useRef(0); // when the others last heard that somebody is writing
  const mode = isNote ? "note" : "reply";
  const draft = box[mode];
  const edit = (news) => change((now) => ({ ...now, [mode]: { ...now[mode], ...news } }));
  const mark = (key, news) => change((now) => ({ ...now, waits: now.waits.map((one) => (one.key === key ? { ...one, ...news } : one)) }));

  const post = async (one) => {
    mark(one.key, { state: "sending", problem: "" });
    let answer;
    try { answer = await fetch(url, request({ kind, subject, ...one })); }
    catch { return mark(one.key, { state: "waits" }); }
    if (AWAY.includes(answer.status)) return mark(one.key, { state: "waits" });
    if (!answer.ok) {
      const said = await answer.json().catch(() => ({}));
      return mark(one.key, { state: "failed", problem: Object.values(said.errors ?? {})[0] ?? said.problem ?? "" });
    }
    mark(one.key, { state: "sent" });
    onSent?.();
  };
  // In their order, one after the other; what failed waits for a person.
  const flush = async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      for (const one of read(place).waits.filter((one) => one.state === "waits")) await post(one);
    } finally { busy.current = false; }
  };

  useEffect(() => {
    const look = () => { setOnline(navigator.onLine); if (navigator.onLine) flush(); };
    look();
    addEventListener("online", look);
    addEventListener("offline", look);
    const timer = setInterval(() => navigator.onLine && read(place).waits.some((one) => one.state === "waits") && flush(), AGAIN);
    return () => { clearInterval(timer); removeEventListener("online", look); removeEventListener("offline", look); };
  }, [place]);
  useEffect(() => {
    const there = new Set(known);
    if (box.waits.some((one) => there.has(one.key))) change((now) => ({ ...now, waits: now.waits.filter((one) => !there.has(one.key)) }));
  }, [known, box]);

  const send = (event) => {
    event?.preventDefault();
    if (!draft.text.trim() && !draft.files.length) return;
    const one = { key: newKey(), text: draft.text.trim(), files: draft.files.map((file) => file.id), names: draft.files.map((file) => file.name), internal: isNote, state: "waits", problem: "" };
    setTrouble("");
    told.current = 0;
    change((now) => ({ ...now, [mode]: EMPTY[mode], waits: [...now.waits, one] }));
    flush();
  };
  const tellTyping = (text) => {
    if (isNote || !text.trim() || !navigator.onLine || Date.now() - told.current < AGAIN_TYPING) return;
    told.current = Date.now();
    const [path, query] = url.split("?");
    fetch([`${path}/typing`, query].filter(Boolean).join("?"), sent({ kind, subject })).catch(() => { /* nobody misses it */ });
  };
  const takeBack = (one) => change((now) => {
    const where = one.internal ? "note" : "reply";
    const files = one.files.map((id, n) => ({ id, name: one.names[n] }));
    const text = [one.text, now[where].text].filter(Boolean).join("\n\n");
    return { ...now, [where]: { text, files: [...files, ...now[where].files] }, waits: now.waits.filter((other) => other.key !== one.key) };
  });
  const attach = async (chosen) => {
    setTrouble("");
    for (const file of chosen) {
      setSending(file.name);
      try {
        const kept = await store(upload, file, words);
        change((now) => ({ ...now, [mode]: { ...now[mode], files: [...now[mode].files, { id: kept.id, name: file.name }] } }));
      } catch (problem) { setTrouble(`${file.name}: ${problem.message}`); }
    }
    setSending("");
  };
  const key = (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event); };

  return h("div", { className: `composer ${isNote ? "inner" : ""}` },
    box.waits.length > 0 && h("ul", { className: "talk", role: "status" }, box.waits.map((one) => h(Waiting, { key: one.key, one, words, isOnline, onRetry: () => { mark(one.key, { state: "waits" }); setTimeout(flush); }, onBack: () => takeBack(one) }))),
    h("form", { onSubmit: send },
      internal && h("div", { className: "segments", role: "group", "aria-label": words.who },
        [[false, words.reply], [true, words.note]].map(([value, label]) => h("button", { key: label, type: "button", "aria-pressed": isNote === value, onClick: () => setNote(value) }, label))),
      h("p", { className: "reads", id: "reads", "aria-live": "polite" }, h(Icon, { name: isNote ? "lock" : "eye", size: "s" }), isNote ? words.inside : words.reads),
      draft.files.length > 0 && h("ul", { className: "enclosed" }, draft.files.map((file) => h("li", { key: file.id }, h(Icon, { name: "clip", size: "s" }), file.name,
        h("button", { type: "button", className: "btn icon quiet sm", "aria-label": `${words.remove}: ${file.name}`, onClick: () => edit({ files: draft.files.filter((other) => other.id !== file.id) }) }, h(Icon, { name: "x", size: "s" }))))),
      h("div", { className: "write" },
        !isNote && h("label", { className: "btn icon quiet", title: words.attach }, h(Icon, { name: "clip", size: "l" }),
          h("input", { type: "file", className: "vh", accept: "image/*,application/pdf", multiple: true, "aria-label": words.attach, disabled: sending !== "", onChange: (event) => { attach([...event.target.files]); event.target.value = ""; } })),
        h("textarea", { className: "input", rows: 1, maxLength: 4000, value: draft.text, placeholder: isNote ? words.writeNote : words.write, "aria-label": isNote ? words.writeNote : words.write, "aria-describedby": "reads", onChange: (event) => { edit({ text: event.target.value }); tellTyping(event.target.value); }, onKeyDown: key }),
        h("button", { type: "submit", className: "btn icon primary", "aria-label": isNote ? words.keep : words.send, title: `${isNote ? words.keep : words.send} (Ctrl+Enter)`, "aria-keyshortcuts": "Control+Enter", disabled: sending !== "" }, h(Icon, { name: "send" }))),
      sending && h("p", { className: "meta", role: "status" }, `${words.uploading} ${sending}`),
      trouble && h("p", { className: "error", role: "alert" }, h(Icon, { name: "alert" }), trouble)));
}

function Waiting({ one, words, isOnline, onRetry, onBack }) {
  const state = one.state === "waits" && isOnline ? "sending" : one.state;
  return h("li", { className: `me ${one.internal ? "inner" : ""}` },
    h("small", null, words[state]),
    h("div", { className: "said" }, one.text),
    one.names.map((name) => h("div", { key: name, className: "meta" }, h(Icon, { name: "clip", size: "s" }), " ", name)),
    state === "failed" && h("p", { className: "error", role: "alert" }, h(Icon, { name: "alert" }), h("span", null, one.problem, " "),
      h("button", { type: "button", className: "link", onClick: onRetry }, words.retry), " ",
      h("button", { type: "button", className: "link", onClick: onBack }, words.back)));
}

// The box of one person about one subject; other tabs of this browser see what changes.
function useBox(place) {
  const [box, setBox] = useState(EMPTY);
  useEffect(() => {
    write(place, { ...read(place), waits: read(place).waits.map((one) => (one.state === "sending" ? { ...one, state: "waits" } : one)) });
    setBox(read(place));
    const hear = (event) => event.key === place && setBox(read(place));
    addEventListener("storage", hear);
    return () => removeEventListener("storage", hear);
  }, [place]);
  const change = (news) => { const next = news(read(place)); write(place, next); setBox(next); };
  return [box, change];
}

function read(place) {
  try { return { ...EMPTY, ...JSON.parse(localStorage.getItem(place) ?? "{}") }; }
  catch { return memory.get(place) ?? EMPTY; }
}

function write(place, box) {
  memory.set(place, box);
  const isEmpty = !box.waits.length && [box.reply, box.note].every((draft) => !draft.text && !draft.files.length);
  try { isEmpty ? localStorage.removeItem(place) : localStorage.setItem(place, JSON.stringify(box)); }
  catch { /* private windows keep nothing: it holds for this page */ }
}

const HEADERS = { "Content-Type": "application/json", "X-Requested-With": "fetch" };
const sent = (what) => ({
  method: "POST", credentials: "same-origin", headers: HEADERS, signal: AbortSignal.timeout(PATIENCE), body: JSON.stringify(what),
});
const request = ({ kind, subject, key, text, files, internal }) => sent({ kind, subject, key, text, files, internal });

// crypto.randomUUID exists on https and localhost only
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function store(url, file, words) {
  if (file.size > 25 * 1024 * 1024) throw new Error(words.tooLarge);
  const headers = { "X-Requested-With": "fetch", "X-File-Name": encodeURIComponent(file.name) };
  const answer = await fetch(url, { method: "POST", body: file, headers }).catch(() => { throw new Error(words.notStored); });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(Object.values(said.errors ?? {})[0] ?? words.notStored);
  return said;
}
