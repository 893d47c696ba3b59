// A field that looks for what is typed and offers what was found (WAI-ARIA combobox with a list).
import { createElement as h, useEffect, useRef, useState } from "react";

const PAUSE = 180; // ms without a key before we look

export function Combobox({ ref, id, name, options, label, nothing, onSearch, onPick, ...rest }) {
  const own = useRef(null);
  const input = ref ?? own;
  const timer = useRef(0);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = `${id}-list`;
  useEffect(() => setAt(0), [options]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => { document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: "nearest" }); }, [at]);

  const search = (typed) => {
    setText(typed);
    setOpen(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch?.(typed), PAUSE);
  };
  const pick = (option) => { setText(""); setOpen(false); onPick?.(option.value); };
  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (isOpen) setAt((at + step + options.length) % (options.length || 1));
      else search(text);
    } else if (event.key === "Enter" && isOpen && options[at]) {
      event.preventDefault();
      pick(options[at]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
    }
  };
  const item = (option, place) => h(
    "li",
    {
      key: option.value, id: `${list}-${place}`, role: "option", "aria-selected": place === at,
      onPointerDown: (event) => event.preventDefault(), onClick: () => pick(option), onPointerMove: () => setAt(place),
    },
    h("b", null, option.text), " ", h("small", null, option.detail),
  );
  return h(
    "div",
    { className: "combo" },
    h("input", {
      ...rest, ref: input, id, name, value: text, role: "combobox", autoComplete: "off", className: "input",
      "aria-expanded": isOpen, "aria-controls": list, "aria-autocomplete": "list",
      "aria-activedescendant": isOpen && options[at] ? `${list}-${at}` : undefined,
      onChange: (event) => search(event.target.value), onKeyDown: key,
      onFocus: () => search(text), onBlur: () => setOpen(false),
    }),
    h("ul", { id: list, role: "listbox", "aria-label": label, hidden: !isOpen || (!options.length && !text) },
      options.length ? options.map(item) : h("li", { role: "presentation", className: "dim" }, nothing)),
  );
}
