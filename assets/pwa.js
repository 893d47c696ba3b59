// Registers the service worker, keeps this device's push subscription known to the server, and forgets at signing out.
// Screens call the functions of globalThis.__push; permission is only ever asked from a tap.
(() => {
  const PATIENCE = 15000; // subscribe() can hang for ever where the push service is out of reach
  const hasPush = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);
  let invitation = null;

  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    invitation = event;
    announce();
  });
  addEventListener("appinstalled", () => ((invitation = null), announce()));
  if ("serviceWorker" in navigator) addEventListener("load", start);
  addEventListener("submit", (event) => event.target.action.endsWith("/sign-out") && leave(event));

  /** Whoever leaves with messages that wait is asked first. */
  function leave(event) {
    const number = unsent();
    const words = event.target.dataset.unsent;
    if (number && words && !confirm(words.replace("{n}", number))) event.preventDefault();
    else forget();
  }

  function unsent() {
    const boxes = Object.keys(localStorage).filter((key) => key.startsWith("talk:")).map((key) => JSON.parse(localStorage.getItem(key)));
    return boxes.flatMap((box) => box.waits ?? []).filter((one) => one.state !== "sent").length;
  }

  /** Whoever signs out leaves nothing behind on this device: no draft, no message that waits, no name of a file. */
  function forget() {
    const typed = Object.keys(localStorage).filter((key) => key.startsWith("talk:") || key === "vd-uploads");
    typed.forEach((key) => localStorage.removeItem(key));
  }

  async function start() {
    await navigator.serviceWorker.register("/sw.js");
    if (hasPush && Notification.permission === "granted") await refresh();
    announce();
  }

  const announce = () => dispatchEvent(new CustomEvent("push-changed"));

  /** What this device can do now: one word for the screen. */
  async function state() {
    if (hasPush && Notification.permission === "denied") return "denied";
    if (isApple && !isInstalled()) return "needs-home-screen";
    if (!hasPush) return "unsupported";
    const subscription = await current();
    return subscription && Notification.permission === "granted" ? "on" : "off";
  }

  async function facts() {
    return {
      push: await state(),
      installed: isInstalled(),
      installable: invitation !== null,
      device: isApple ? "apple" : /Android/.test(navigator.userAgent) ? "android" : "desktop",
      endpoint: (hasPush && (await current())?.endpoint) || "",
    };
  }

  async function install() {
    if (!invitation) return "unavailable";
    invitation.prompt();
    const { outcome } = await invitation.userChoice;
    invitation = null;
    announce();
    return outcome;
  }

  const current = async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();

  let serverKey = null;
  async function prepare() {
    // fetched beforehand: a round trip between the tap and subscribe() loses the tap
    serverKey ??= fetch("/api/push/key").then((answer) => answer.json()).then(({ key }) => key);
    return serverKey;
  }

  /** Call directly in a tap's handler. Answers on, denied, unsupported, needs-home-screen or unreachable. */
  async function enable(label) {
    if (!hasPush) return state();
    const asked = Notification.requestPermission();
    if ((await asked) !== "granted") return "denied";
    try {
      const key = await prepare();
      await send(await within(PATIENCE, subscribe(key)), label);
    } catch (error) {
      console.warn("push", error);
      return "unreachable";
    } finally {
      announce();
    }
    return "on";
  }

  async function subscribe(key) {
    const { pushManager } = await navigator.serviceWorker.ready;
    const known = await pushManager.getSubscription();
    if (known && sameKey(known.options.applicationServerKey, key)) return known;
    await known?.unsubscribe(); // an old key: subscribing again would fail while it exists
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  }

  /** On every visit: subscriptions vanish without a word, and servers forget. */
  async function refresh() {
    const known = await current();
    if (!known) return;
    const key = await prepare();
    await send(sameKey(known.options.applicationServerKey, key) ? known : await within(PATIENCE, subscribe(key)), label());
  }

  async function disable() {
    const known = await current();
    if (known) {
      await tell("DELETE", { endpoint: known.endpoint });
      await known.unsubscribe();
    }
    announce();
    return state();
  }

  const send = (subscription, name) => tell("POST", { ...subscription.toJSON(), label: name || label() });
  const test = async () => ((await post("/api/push/test", { endpoint: (await current())?.endpoint })).ok ? "sent" : "failed");

  async function tell(method, body) {
    const answer = await post("/api/push/subscriptions", body, method);
    if (!answer.ok && answer.status !== 401 && answer.status !== 403) throw new Error(`push ${answer.status}`);
  }

  const post = (url, body, method = "POST") =>
    fetch(url, {
      method,
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-Requested-With": "fetch" },
      body: JSON.stringify(body),
    });

  function label() {
    const agent = navigator.userAgent;
    const browser = /Edg\//.test(agent) ? "Edge" : /Firefox\//.test(agent) ? "Firefox" : /Chrome\//.test(agent) ? "Chrome" : "Safari";
    const device = /iPhone/.test(agent) ? "iPhone" : isApple ? "iPad" : /Android/.test(agent) ? "Android" : /Mac/.test(agent) ? "Mac" : /Windows/.test(agent) ? "Windows" : "Linux";
    return `${browser}, ${device}`;
  }

  const within = (ms, promise) =>
    Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error("no answer in time")), ms))]);

  function bytes(key) {
    const text = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  }

  const sameKey = (buffer, key) => {
    const [one, other] = [new Uint8Array(buffer ?? []), bytes(key)];
    return one.length === other.length && one.every((byte, i) => byte === other[i]);
  };

  globalThis.__push = { facts, install, prepare, enable, disable, test };
})();
