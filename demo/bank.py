"""The payment simulator's pages at the app's own address, so that a demo needs one port only.

The app itself goes on talking to the simulator as to Mollie, over its own socket. Only what a person sees is passed
on, and nothing that tells who the person is.
"""

import re

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.requests import route
from domain.problems import NotFound, Unavailable
from settings import settings

ROOT = "/demo/bank"
#: The list of payments, and what lies under these; the API and the switches stay on this machine.
PAGES = re.compile(r"((checkout|payments|icons)/[\w.-]+(/(method|outcome))?)?")
ASKED = ("accept-language", "content-type", "sec-fetch-site")
ANSWERED = ("content-type", "content-security-policy", "location", "cache-control")


async def visit(request: Request) -> Response:
    """One page of the simulator, or one press of a button there."""
    path = request.path_params["path"]
    if not settings.mollie_api_url or ".." in path or not PAGES.fullmatch(path):
        raise NotFound
    answer = await _passed_on(request, path)
    headers = {name: answer.headers[name] for name in ANSWERED if name in answer.headers}
    # the simulator says no-referrer: its forms would then arrive here with `Origin: null`
    return Response(answer.content, answer.status_code, {**headers, "referrer-policy": "same-origin"})


async def _passed_on(request: Request, path: str) -> httpx.Response:
    headers = {name: request.headers[name] for name in ASKED if name in request.headers}
    async with httpx.AsyncClient(base_url=settings.mollie_api_url, trust_env=False, timeout=10) as simulator:
        try:
            return await simulator.request(
                request.method, f"/{path}", params=request.query_params, headers=headers, content=await request.body()
            )
        except httpx.HTTPError as problem:
            raise Unavailable from problem


routes: list[Route] = [route(f"{ROOT}/{{path:path}}", visit, methods=("GET", "POST"))]
