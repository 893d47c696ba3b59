"""Pay an invoice: ways to pay, the step to the provider, and the honest page after it."""

from asyncio import to_thread

from starlette.requests import Request
from starlette.responses import Response

from api.pages import firm_of, page
from api.problems import sign_in_first
from api.requests import customer_of, do, route
from domain import companies, invoices, payments
from domain.access import Actor
from domain.payments import PaymentView, Started
from domain.problems import Problem
from domain.texts import say

LOOKS = 20  # how often the return page looks again by itself, every three seconds


async def show(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    return await _ways(request, actor)


async def start(request: Request) -> Response:
    """One live attempt per invoice: a second press, tab or device gets the same one back."""
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    form = await request.form()
    method = str(form.get("method", ""))[:30] or None
    try:
        started = await to_thread(payments.begin_payment, actor, request.path_params["id"], method=method)
    except Problem as problem:
        return await _ways(request, actor, say(actor.language, problem.text, **problem.values), status=409)
    return await _onward(request, actor, started)


async def returned(request: Request) -> Response:
    """After the bank: ask the provider, and say only what is sure. The address proves nothing."""
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    seen = await to_thread(payments.look_again, actor, request.path_params["id"])
    look = min(int(text) if (text := request.query_params.get("look", "0")).isdigit() else 0, LOOKS)
    again = f"/pay/{seen.id}/return?look={look + 1}" if seen.is_live and look < LOOKS else ""
    return await _outcome(request, actor, seen, again)


async def _ways(request: Request, actor: Actor, problem: str = "", status: int = 200) -> Response:
    invoice = await do(actor, invoices.by_id, request.path_params["id"])
    firm = firm_of(await do(actor, companies.of, invoice.company_id))
    if invoice.open_cents <= 0 or not invoice.can_pay:
        return page(
            request, "pay.html", language=actor.language, firm=firm, invoice=invoice, ways=None, problem=problem
        )
    ways = await to_thread(payments.ways_to_pay, actor, invoice.id)
    return page(
        request,
        "pay.html",
        language=actor.language,
        firm=firm,
        status=status,
        invoice=invoice,
        ways=ways,
        problem=problem,
    )


async def _onward(request: Request, actor: Actor, started: Started) -> Response:
    """To the provider's page by a link and a refresh: a redirect of a form would need its host in our CSP."""
    seen = await do(actor, payments.view, started.payment_id)
    firm = firm_of(await do(actor, companies.of, seen.company_id))
    onward = started.checkout_url or f"/pay/{seen.id}/return"
    return page(
        request, "pay_onward.html", language=actor.language, firm=firm, payment=seen, onward=onward,
        headers={"refresh": f"0; url={onward}"},
    )  # fmt: skip


async def _outcome(request: Request, actor: Actor, seen: PaymentView, again: str) -> Response:
    firm = firm_of(await do(actor, companies.of, seen.company_id))
    headers = {"refresh": f"3; url={again}"} if again else {}
    return page(
        request, "pay_outcome.html", language=actor.language, firm=firm, payment=seen, again=again, headers=headers
    )


routes = [
    route("/pay/{id}", show),
    route("/pay/{id}", start, methods=("POST",)),
    route("/pay/{id}/return", returned),
]
