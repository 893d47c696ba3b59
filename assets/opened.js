// Tells that a person has this page before the eyes: visible for two seconds, which no scanner waits for on purpose.
(() => {
  const url = document.currentScript.dataset.url;
  const look = () => {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", look);
    setTimeout(() => document.visibilityState === "visible" && fetch(url, { method: "POST", keepalive: true }), 2000);
  };
  document.addEventListener("visibilitychange", look);
  look();
})();
