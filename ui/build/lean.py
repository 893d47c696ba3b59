"""A lighter bundle: no emotion (8 KB), since the kit styles with class names."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reflex as rx

SHIM = """
import { createElement, Fragment } from "react";
export { Fragment };
export const jsx = (type, props, ...children) => {
  if (!props || !("css" in props)) return createElement(type, props, ...children);
  const { css, ...rest } = props;
  return createElement(type, { ...rest, style: { ...css, ...rest.style } }, ...children);
};
export const keyframes = () => "";
export const css = (style) => style;
export const Global = () => null;
"""
ALIAS = """alias: [
      { find: "@emotion/react", replacement: fileURLToPath(new URL("./utils/plain-jsx.js", import.meta.url)) },"""


class LeanPlugin(rx.plugins.Plugin):
    """Replaces @emotion/react by a few lines: `style=` still works, without selectors."""

    def get_static_assets(self, **_: Any) -> Sequence[tuple[Path, str]]:
        return [(Path("utils/plain-jsx.js"), SHIM)]

    def pre_compile(self, **context: Any) -> None:
        context["add_modify_task"]("vite.config.js", _with_alias)


def _with_alias(config: str) -> str:
    if "alias: [" not in config:
        raise RuntimeError("vite.config.js has changed its shape: no `alias: [`")
    return config if "plain-jsx" in config else config.replace("alias: [", ALIAS, 1)
