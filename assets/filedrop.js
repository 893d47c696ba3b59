// Sends each file as the raw body of one POST and shows how far it is. The server answers 201 {"id": …}.
import { createElement as h, useRef, useState } from "react";

const send = (url, file, progress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-Requested-With", "fetch");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => (request.status === 201 ? resolve(JSON.parse(request.responseText).id) : reject({ status: request.status, said: saidIn(request) }));
    request.onerror = () => reject({ status: 0 });
    request.send(file);
  });

// What the server says about the file, in the reader's language; only ours speaks JSON.
const saidIn = (request) => {
  if (!request.getResponseHeader("content-type")?.startsWith("application/json")) return "";
  const { problem = "", errors = {} } = JSON.parse(request.responseText);
  return Object.values(errors)[0] ?? problem;
};

// 413 and 415 say what is wrong with the file; all else may pass by itself.
const reasonFor = (status, { tooLarge, wrongKind, notSent }) => ({ 413: tooLarge, 415: wrongKind })[status] ?? notSent;

export function FileDrop({ ref, id, url, accept, multiple, maxBytes, onDone, className, children, tooLarge, wrongKind, notSent, ...rest }) {
  const own = useRef(null);
  const input = ref ?? own;
  const [over, setOver] = useState(false);
  const [running, setRunning] = useState(null); // {name, share}
  const [failures, setFailures] = useState([]);

  const take = async (files) => {
    const ids = [];
    const failed = [];
    const reasons = { tooLarge, wrongKind, notSent };
    for (const file of files) {
      setRunning({ name: file.name, share: 0 });
      try {
        if (file.size > maxBytes) throw { status: 413 }; // said before it is sent
        ids.push(await send(url, file, (share) => setRunning({ name: file.name, share })));
      } catch ({ status, said }) {
        failed.push(said ? `${file.name}: ${said}` : `${file.name} ${reasonFor(status, reasons)}`);
      }
    }
    setRunning(null);
    setFailures(failed);
    if (input.current) input.current.value = "";
    if (ids.length) onDone?.(ids);
  };
  const dropped = (event) => { event.preventDefault(); setOver(false); take([...event.dataTransfer.files]); };

  return h(
    "div",
    { className: "filedrop-box" },
    h(
      "label",
      { className: `filedrop ${over ? "over" : ""} ${className ?? ""}`, onDragOver: (event) => { event.preventDefault(); setOver(true); }, onDragLeave: () => setOver(false), onDrop: dropped },
      children,
      h("input", { ...rest, ref: input, id, type: "file", accept, multiple, disabled: running !== null, onChange: (event) => take([...event.target.files]) }),
      running && h("progress", { value: running.share, max: 1, "aria-label": running.name }),
    ),
    h("div", { role: "alert" }, failures.map((text) => h("p", { key: text, className: "error" }, text))),
  );
}
