// Keeps what a list shows (search, filter, place) in the address bar, so that reload, back and a sent link show the same.
import { useEffect } from "react";

export function Address({ query }) {
  useEffect(() => {
    const wanted = location.pathname + (query ? "?" + query : "");
    if (wanted !== location.pathname + location.search) history.replaceState(history.state, "", wanted);
  }, [query]);
  return null;
}
