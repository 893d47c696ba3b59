"""The Payments API under /v2: authentication, idempotency and troubles around the calls of `calls.py`."""

import json
from collections.abc import Callable
from typing import Any

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from demo.mollie import calls
from demo.mollie.answers import Answers
from demo.mollie.calls import Call
from demo.mollie.chaos import Trouble, TroubleKind
from demo.mollie.hooks import Postman
from demo.mollie.idempotency import Idempotency, Reply
from demo.mollie.identity import profile_of
from demo.mollie.problems import ApiProblem
from demo.mollie.provider import Provider

HAL = "application/hal+json"
_LONGEST_BODY = 100_000


class Api:
    def __init__(self, provider: Provider, postman: Postman, answers: Answers, public_url: str) -> None:
        self._provider = provider
        self._postman = postman
        self._answers = answers
        self._url = public_url
        self._idempotency = Idempotency(provider.store, provider.clock)

    def routes(self) -> list[Route]:
        return [Route(f"/v2/{path}", self._door(work), methods=[method]) for method, path, work in calls.TABLE]

    def _door(self, work: Callable[[Call], Reply]) -> Callable[[Request], Any]:
        async def door(request: Request) -> Response:
            try:
                return await self._answer(request, work)
            except ApiProblem as problem:
                return _hal(problem.status, problem.body(self._url))

        return door

    async def _answer(self, request: Request, work: Callable[[Call], Reply]) -> Response:
        profile = profile_of(request.headers.get("authorization", ""))
        if profile is None:
            raise ApiProblem(401, "Missing authentication, or failed to authenticate")
        trouble = await run_in_threadpool(self._provider.chaos.take_trouble, request.method)
        if trouble and not _works(trouble):
            return await _troubled(trouble)
        response = await self._worked(request, work, profile, trouble)
        return await _troubled(trouble) if trouble and _hides(trouble) else response

    async def _worked(
        self, request: Request, work: Callable[[Call], Reply], profile: str, trouble: Trouble | None
    ) -> Response:
        raw = await request.body()
        key = request.headers.get("idempotency-key") if request.method != "GET" else None
        name = f"{profile}/{key}" if key else None
        call = self._call(request, raw, profile)
        signature = f"{request.method} {request.url.path}\n".encode() + raw
        with self._idempotency.running(name):
            if trouble and trouble.kind is TroubleKind.SLOW:
                await anyio.sleep(trouble.seconds)
            reply, is_old = await run_in_threadpool(
                self._idempotency.once, name, signature, lambda: _replied(work, call, self._url)
            )
            self._postman.wake()
            if request.method == "POST" and not is_old and self._provider.chaos.read().before_answer:
                await run_in_threadpool(self._rush_hooks, reply)
        return _hal(*reply, headers={"Idempotent-Replayed": "true"} if is_old else {})

    def _call(self, request: Request, raw: bytes, profile: str) -> Call:
        return Call(
            provider=self._provider,
            answers=self._answers,
            profile=profile,
            path={name: str(value) for name, value in request.path_params.items()},
            query=dict(request.query_params),
            body=_body(raw),
        )

    def _rush_hooks(self, reply: Reply) -> None:
        """Tell the shop of a payment that it does not know the id of yet."""
        body = reply[1] or {}
        if reply[0] == 201 and body.get("resource") == "payment":
            payment = self._provider.payment(body["id"])
            for id in self._provider.hooks.plan(payment, wait=60):
                self._postman.send(id)


def _replied(work: Callable[[Call], Reply], call: Call, public_url: str) -> Reply:
    """A refusal is an answer too: asked again with the same key, it stays one."""
    call.provider.catch_up()
    try:
        return work(call)
    except ApiProblem as problem:
        return problem.status, problem.body(public_url)


def _body(raw: bytes) -> dict[str, Any]:
    if len(raw) > _LONGEST_BODY:
        raise ApiProblem(400, "The request body is too large")
    try:
        body = json.loads(raw) if raw.strip() else {}
    except ValueError:
        raise ApiProblem(400, "The request body is not valid JSON") from None
    if not isinstance(body, dict):
        raise ApiProblem(400, "The request body must be a JSON object")
    return body


def _works(trouble: Trouble) -> bool:
    return trouble.after_commit or trouble.kind in {TroubleKind.SLOW, TroubleKind.SILENCE}


def _hides(trouble: Trouble) -> bool:
    """Whether the caller never sees the real answer."""
    return trouble.kind is not TroubleKind.SLOW


async def _troubled(trouble: Trouble) -> Response:
    match trouble.kind:
        case TroubleKind.SILENCE:
            await anyio.sleep(trouble.seconds)
            return Response(status_code=504)
        case TroubleKind.HTML:
            return Response("<html><h1>502 Bad Gateway</h1></html>", 502, media_type="text/html")
        case TroubleKind.MAINTENANCE:
            return Response("<html><h1>Back soon</h1></html>", 200, media_type="text/html")
        case TroubleKind.BARE:
            return _hal(500, {"status": 500, "title": "Internal Server Error"})
    status = 429 if trouble.kind is TroubleKind.TOO_MANY else 503
    body = {"status": status, "title": "Too Many Requests", "detail": "Please wait before asking again"}
    return _hal(status, body, headers={"Retry-After": str(max(1, round(trouble.seconds)))})


def _hal(status: int, body: dict[str, Any] | None, headers: dict[str, str] | None = None) -> Response:
    content = b"" if body is None else json.dumps(body).encode()
    return Response(content, status, headers=headers, media_type=HAL)
