"""A tiny installable site that sends Web Push: what the self-test tries the push service on."""

import json
from io import BytesIO

import requests
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image
from py_vapid import Vapid02
from pywebpush import WebPushException, webpush
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from .encryption import b64u, point_of

PAGE = """<!doctype html><html lang="en"><title>Site</title>
<link rel="manifest" href="/manifest.json"><link rel="apple-touch-icon" href="/icon/192">
<button>Turn on</button> <output></output>
<script>
  const say = text => { document.querySelector('output').textContent = text };
  const ready = navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready);
  document.querySelector('button').onclick = async () => {
    if (await Notification.requestPermission() !== 'granted') return say('refused');
    const applicationServerKey = await (await fetch('/key')).text();
    const subscription = await (await ready).pushManager.subscribe({userVisibleOnly: true, applicationServerKey});
    await fetch('/subscriptions', {method: 'POST', body: JSON.stringify(subscription)});
    say('on');
  };
</script></html>"""

WORKER = """
self.addEventListener('push', event => {
  const {title, ...options} = event.data.json();
  event.waitUntil(self.registration.showNotification(title, options));
});
self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(clients.openWindow(`${event.notification.data.url}?action=${event.action}`));
});"""

BARE = {"name": "Site", "start_url": "/", "icons": [{"src": "/icon/64", "sizes": "192x192"}]}
COLOURS = {"theme_color": "#225566", "background_color": "#ffffff"}
ICONS = [
    {"src": f"/icon/{size}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
    for size, purpose in [(192, "any"), (512, "any"), (512, "maskable")]
]
FULL = BARE | COLOURS | {"id": "/", "short_name": "Site", "scope": "/", "display": "standalone", "icons": ICONS}

private_key = ec.generate_private_key(ec.SECP256R1())
vapid = Vapid02(private_key)
subscriptions: list[dict] = []


def page(_: Request) -> Response:
    return HTMLResponse(PAGE)


def worker(_: Request) -> Response:
    return Response(WORKER, media_type="text/javascript")


def manifest(request: Request) -> Response:
    return JSONResponse(BARE if "bare" in request.query_params else FULL)


def icon(request: Request) -> Response:
    size, png = request.path_params["size"], BytesIO()
    Image.new("RGB", (size, size), "#225566").save(png, "PNG")
    return Response(png.getvalue(), media_type="image/png")


def key(_: Request) -> Response:
    return PlainTextResponse(b64u(point_of(private_key.public_key())))


async def subscribe(request: Request) -> Response:
    subscriptions[:] = [json.loads(await request.body())]
    return Response(status_code=204)


async def send(request: Request) -> Response:
    """Send `message` to the subscription; `claims` and `options` may break the rules."""
    order = await request.json()
    claims = {"sub": "mailto:office@example.com", **order.get("claims", {})}
    options = {"ttl": 600, "timeout": 5, "headers": {"Urgency": "high", "Topic": "quote-1"}, **order.get("options", {})}
    text = json.dumps(order["message"])
    try:
        answer = webpush(subscriptions[0], text, vapid_private_key=vapid, vapid_claims=claims, **options)
    except WebPushException as failure:
        answer = failure.response
    if not isinstance(answer, requests.Response):
        raise TypeError("the push service did not answer")
    return JSONResponse([answer.status_code, answer.headers.get("Retry-After")])


site = Starlette(
    routes=[
        Route("/", page),
        Route("/quote", page),
        Route("/worker.js", worker),
        Route("/manifest.json", manifest),
        Route("/icon/{size:int}", icon),
        Route("/key", key),
        Route("/subscriptions", subscribe, methods=["POST"]),
        Route("/send", send, methods=["POST"]),
    ]
)
