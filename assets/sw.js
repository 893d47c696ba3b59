// Offline page, cached chunks, push. Pages always come from the network; data never enters a cache.
const CACHE = "voordeur-__VERSION__";
const CORE = "__PRECACHE__";
const OFFLINE = ["/offline", "/theme/tokens.css", "/door.css", "/icons/sprite.svg"];
const ICON = "/icons/voordeur/192.png";

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(CORE);
  await Promise.allSettled(OFFLINE.map((path) => cache.add(path)));
}

// The offline page speaks the language of when it was kept: keep it anew after a switch.
self.addEventListener("message", (event) => {
  if (event.data === "language") event.waitUntil(caches.open(CACHE).then((cache) => cache.add(OFFLINE[0])));
});

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

async function tidy() {
  const older = (await caches.keys()).filter((name) => name.startsWith("voordeur-") && name !== CACHE);
  // one generation back stays: open tabs still load chunks of the build they came from
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(chunk(request));
  else if (OFFLINE.includes(url.pathname)) event.respondWith(fetch(request).catch(() => kept(request)));
});

// Sent with Vary: Accept-Encoding, Origin; the bytes are the same for all of them.
const kept = (request) => caches.match(request, { ignoreVary: true });

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await kept(OFFLINE[0])) ?? Response.error();
  }
}

async function chunk(request) {
  const known = await kept(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    caches.open(CACHE).then((cache) => cache.put(request, copy));
  }
  return answer;
}

// ---- push: one payload for all browsers, {"web_push": 8030, "notification": {title, body, navigate, …}}

self.addEventListener("push", (event) => event.waitUntil(show(read(event.data))));

function read(data) {
  try {
    return data.json().notification ?? {};
  } catch {
    return {};
  }
}

// Every push must show something at once, or the browser withdraws the permission.
function show(message) {
  const actions = (message.actions ?? []).map(({ action, title }) => ({ action, title }));
  const targets = Object.fromEntries((message.actions ?? []).map(({ action, navigate }) => [action, navigate]));
  return self.registration.showNotification(message.title || "Voordeur", {
    body: message.body ?? "",
    lang: message.lang ?? "",
    tag: message.tag,
    renotify: Boolean(message.tag),
    icon: message.icon ?? ICON,
    badge: message.badge,
    data: { navigate: message.navigate ?? "/", targets },
    actions,
  });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { navigate = "/", targets = {} } = event.notification.data ?? {};
  event.waitUntil(open(targets[event.action] ?? navigate));
});

async function open(address) {
  const url = new URL(address, location.origin);
  if (url.origin !== location.origin) return;
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const same = tabs.find((tab) => tab.url === url.href);
  return same ? same.focus() : self.clients.openWindow(url.href);
}

self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

async function renew(event) {
  const old = event.oldSubscription;
  const fresh = event.newSubscription ?? (old && (await self.registration.pushManager.subscribe(old.options)));
  if (!fresh) return;
  await fetch("/api/push/subscriptions", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-Requested-With": "fetch" },
    body: JSON.stringify({ ...fresh.toJSON(), replaces: old?.endpoint }),
  });
}
