"""The switches for tests and developers under /_sim/: JSON in, JSON out, and only from this machine."""

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from demo.mollie.chaos import chaos_from
from demo.mollie.clock import written
from demo.mollie.demands import amount_in
from demo.mollie.hooks import Postman
from demo.mollie.payment import ImpossibleMove, Status, to_document
from demo.mollie.problems import ApiProblem
from demo.mollie.provider import Provider

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")

Body = dict[str, Any]


class Control:
    def __init__(self, provider: Provider, postman: Postman) -> None:
        self._provider = provider
        self._postman = postman

    def routes(self) -> list[Route]:
        table: list[tuple[str, str, Callable[[Request, Body], Any]]] = [
            ("GET", "payments", lambda request, body: self._provider.store.newest("payment", limit=1000)),
            ("POST", "payments/{id}", self._move),
            ("POST", "payments/{id}/refunds", self._refund),
            ("POST", "payments/{id}/chargebacks", lambda request, body: self._provider.charge_back(_id(request))),
            ("POST", "refunds/{id}", lambda request, body: self._provider.settle_refund(_id(request), body["status"])),
            ("GET", "hooks", lambda request, body: self._provider.hooks.all()),
            ("GET", "chaos", lambda request, body: self._provider.store.get("setting", "chaos") or {}),
            ("PUT", "chaos", self._chaos),
            ("POST", "clock", self._advance),
        ]
        return [Route(f"/_sim/{path}", self._door(work), methods=[method]) for method, path, work in table]

    def _door(self, work: Callable[[Request, Body], Any]) -> Callable[[Request], Any]:
        async def door(request: Request) -> Response:
            if not is_from_this_machine(request):
                return JSONResponse({"detail": "Only from this machine"}, 403)
            try:
                body = await request.json() if request.method != "GET" else {}
                result = await run_in_threadpool(work, request, body)
            except ApiProblem as problem:
                return JSONResponse({"detail": problem.detail}, problem.status)
            except (ImpossibleMove, ValueError, KeyError, TypeError) as problem:
                return JSONResponse({"detail": str(problem)}, 422)
            self._postman.wake()
            return JSONResponse(result)

        return door

    def _move(self, request: Request, body: Body) -> Any:
        payment, _hooks = self._provider.move(_id(request), Status(body["status"]))
        return to_document(payment)

    def _refund(self, request: Request, body: Body) -> Any:
        amount = amount_in(body) if "amount" in body else self._provider.payment(_id(request)).amount
        return self._provider.refund(_id(request), amount["value"], body.get("description", ""))

    def _chaos(self, request: Request, body: Body) -> Any:
        self._provider.chaos.set(chaos_from(body))
        return body

    def _advance(self, request: Request, body: Body) -> Any:
        return {"now": written(self._provider.clock.advance(float(body["seconds"])))}


def is_from_this_machine(request: Request) -> bool:
    """By the peer's address, the name asked for (DNS rebinding) and the type (another site's form cannot send JSON)."""
    peer = request.client.host if request.client else ""
    direct = not any(name in request.headers for name in _FORWARDED)
    is_json = request.method == "GET" or request.headers.get("content-type", "").startswith("application/json")
    return peer in _LOOPBACK and (request.url.hostname or "") in _LOOPBACK and direct and is_json


def _id(request: Request) -> str:
    return request.path_params["id"]
