"""What the person who pays sees: the choice of a method, the bank's screen, and back to the shop."""

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from demo.mollie.answers import methods_for
from demo.mollie.chaos import WebhookTiming
from demo.mollie.hooks import Postman
from demo.mollie.methods import METHODS, Method
from demo.mollie.pages import Pages
from demo.mollie.payment import ImpossibleMove, Payment, Status
from demo.mollie.problems import ApiProblem
from demo.mollie.provider import Provider

AFTER = 1.5  # seconds from the redirect to a webhook that comes after it
BY_HAND = 60.0  # seconds after which the postman takes over a webhook that is being delivered by hand
BANKS = ("Polderbank", "Grachtenbank", "Rijnlandse Spaarbank", "Wero")
OUTCOMES = (Status.PAID, Status.FAILED, Status.CANCELED, Status.EXPIRED)


class Checkout:
    def __init__(self, provider: Provider, postman: Postman, pages: Pages, public_url: str) -> None:
        self._provider = provider
        self._postman = postman
        self._pages = pages
        self._url = public_url

    def routes(self) -> list[Route]:
        return [
            Route("/checkout/{token}", self._page, methods=["GET"]),
            Route("/checkout/{token}/method", self._form(self._choose), methods=["POST"]),
            Route("/checkout/{token}/outcome", self._form(self._end), methods=["POST"]),
        ]

    async def _page(self, request: Request) -> Response:
        try:
            payment = await run_in_threadpool(self._payment, request.path_params["token"])
        except ApiProblem:
            return self._pages.show("message.html", request, status=404, text="unknown")
        return self._show(request, payment)

    def _form(self, work: Callable[[Payment, FormData], Response]) -> Callable[[Request], Any]:
        async def post(request: Request) -> Response:
            form = await request.form()
            try:
                payment = await run_in_threadpool(self._payment, request.path_params["token"])
                return await run_in_threadpool(work, payment, form)
            except ApiProblem:
                return self._pages.show("message.html", request, status=404, text="unknown")
            except ImpossibleMove:
                return self._pages.show("message.html", request, status=409, text="late", payment=payment)

        return post

    def _payment(self, token: str) -> Payment:
        self._provider.catch_up()
        return self._provider.by_token(token)

    def _show(self, request: Request, payment: Payment) -> Response:
        name, values = _screen(payment)
        return self._pages.show(
            name, request, shop=payment.redirect_url, locale=payment.locale, payment=payment, **values
        )

    def _choose(self, payment: Payment, form: FormData) -> Response:
        method = str(form.get("method", ""))
        if method and method not in {offer.id for offer in _offers(payment)}:
            raise ImpossibleMove("That method is not offered for this payment.")
        if method or payment.can_choose:
            self._provider.choose(payment.id, method or None)
        return RedirectResponse(f"{self._url}/checkout/{payment.token}", 303)

    def _end(self, payment: Payment, form: FormData) -> Response:
        outcome = str(form.get("outcome", ""))
        if outcome == "stay":
            return RedirectResponse(payment.redirect_url, 303)
        if outcome == "will_transfer" and payment.method == "banktransfer":
            self._provider.move(payment.id, Status.PENDING)
            return RedirectResponse(payment.redirect_url, 303)
        if outcome not in OUTCOMES or payment.method is None:
            raise ImpossibleMove("That is not one of the buttons.")
        self._tell(payment, Status(outcome))
        gone = outcome == Status.CANCELED and payment.cancel_url
        return RedirectResponse(payment.cancel_url if gone and payment.cancel_url else payment.redirect_url, 303)

    def _tell(self, payment: Payment, status: Status) -> None:
        """Settle the payment; with the webhook before, during or after the redirect that follows."""
        timing = self._provider.chaos.read().timing
        wait = {WebhookTiming.BEFORE: BY_HAND, WebhookTiming.TOGETHER: 0.0, WebhookTiming.AFTER: AFTER}[timing]
        _payment, hooks = self._provider.move(payment.id, status, wait=wait)
        if timing is WebhookTiming.BEFORE:
            for hook in hooks:
                self._postman.send(hook)
        self._postman.wake()


def _screen(payment: Payment) -> tuple[str, dict[str, Any]]:
    if payment.is_final or payment.status is Status.AUTHORIZED:
        return "message.html", {"text": "over"}
    if payment.method is None:
        return "choose.html", {"offers": _offers(payment)}
    if payment.method == "banktransfer":
        return "transfer.html", {}
    return "bank.html", {"method": METHODS[payment.method], "banks": BANKS, "outcomes": OUTCOMES}


def _offers(payment: Payment) -> list[Method]:
    fitting = methods_for(payment.amount["value"], payment.amount["currency"])
    return [method for method in fitting if not payment.methods or method.id in payment.methods]
