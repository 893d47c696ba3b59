"""What the shop's owner sees at the provider: the newest payments, and buttons for what banks do."""

from decimal import Decimal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from demo.mollie.hooks import Postman
from demo.mollie.methods import METHODS
from demo.mollie.pages import Pages
from demo.mollie.payment import ImpossibleMove, Payment, Status, from_document
from demo.mollie.problems import ApiProblem
from demo.mollie.provider import Provider

_NEWEST = 50


class Dashboard:
    def __init__(self, provider: Provider, postman: Postman, pages: Pages, public_url: str) -> None:
        self._provider = provider
        self._postman = postman
        self._pages = pages
        self._url = public_url

    def routes(self) -> list[Route]:
        return [
            Route("/", self._list, methods=["GET"]),
            Route("/payments/{token}", self._one, methods=["GET"]),
            Route("/payments/{token}", self._press, methods=["POST"]),
            Route("/icons/{name}.svg", _icon, methods=["GET"]),
        ]

    async def _list(self, request: Request) -> Response:
        await run_in_threadpool(self._provider.catch_up)
        found = await run_in_threadpool(self._provider.store.newest, "payment", limit=_NEWEST)
        return self._pages.show("payments.html", request, payments=[from_document(body) for body in found])

    async def _one(self, request: Request) -> Response:
        try:
            payment = await run_in_threadpool(self._payment, request.path_params["token"])
        except ApiProblem:
            return self._pages.show("message.html", request, status=404, text="unknown")
        hooks = await run_in_threadpool(self._provider.store.newest, "hook", owner=payment.id)
        return self._pages.show("payment.html", request, payment=payment, hooks=hooks, left=_left(payment))

    async def _press(self, request: Request) -> Response:
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "same-site", "none"}:
            return self._pages.show("message.html", request, status=403, text="late")
        action = str((await request.form()).get("action", ""))
        try:
            payment = await run_in_threadpool(self._payment, request.path_params["token"])
            await run_in_threadpool(self._act, payment, action)
        except (ApiProblem, ImpossibleMove):
            return self._pages.show("message.html", request, status=409, text="late")
        return RedirectResponse(f"{self._url}/payments/{payment.token}", 303)

    def _payment(self, token: str) -> Payment:
        self._provider.catch_up()
        return self._provider.by_token(token)

    def _act(self, payment: Payment, action: str) -> None:
        if action == "chargeback":
            self._provider.charge_back(payment.id)
        elif action == "refund" and payment.status is Status.PAID and _left(payment):
            self._provider.refund(payment.id, str(_left(payment)), "")
        elif action in {"paid", "failed"} and payment.method == "banktransfer":
            self._provider.move(payment.id, Status(action))
        else:
            raise ImpossibleMove("That is not one of the buttons.")
        self._postman.wake()


def _left(payment: Payment) -> Decimal:
    return Decimal(payment.amount["value"]) - Decimal(payment.refunded)


async def _icon(request: Request) -> Response:
    """A plain coloured card with the first letter: the real marks belong to their owners."""
    method = METHODS.get(request.path_params["name"])
    if method is None:
        return Response(status_code=404)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 24"><rect width="32" height="24" rx="4" '
        f'fill="{method.colour}"/><text x="16" y="17" font-family="sans-serif" font-size="14" font-weight="700" '
        f'fill="#fff" text-anchor="middle">{method.names["en"][0]}</text></svg>'
    )
    headers = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return Response(svg, media_type="image/svg+xml", headers=headers)
