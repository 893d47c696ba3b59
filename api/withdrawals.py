"""Withdraw from a contract, on a plain page: a statement and its confirmation, nothing else in the way.

The two steps of article 11a of Directive 2011/83/EU: "withdraw from the contract here" leads to this page, its button
confirms. It stays reachable for the whole period, and the receipt goes out by mail.
"""

from starlette.requests import Request
from starlette.responses import Response

from api.pages import firm_of, page
from api.problems import sign_in_first, status_of
from api.requests import customer_of, do, route, to
from domain import accounts, companies, orders
from domain.access import Actor
from domain.orders.rules import AlreadyWithdrawn
from domain.problems import Invalid
from domain.texts import say


async def show(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    account = await do(actor, accounts.mine)
    return await _page(request, actor, {"name": account.name or actor.name, "email": account.address})


async def withdraw(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    form = await request.form()
    typed = {name: str(form.get(name, ""))[:254] for name in ("name", "email")}
    here = f"/withdraw/{request.path_params['id']}"
    try:
        await do(actor, orders.withdraw, request.path_params["id"], **typed)
    except Invalid as problem:
        errors = {name: say(actor.language, text, **problem.values) for name, text in problem.errors.items()}
        return await _page(request, actor, typed, errors, status=status_of(problem))
    except AlreadyWithdrawn:  # pressed twice: the page says when it was received
        return to(here)
    return to(here)


async def _page(
    request: Request, actor: Actor, typed: dict[str, str], errors: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    order = await do(actor, orders.by_id, request.path_params["id"])
    firm = firm_of(await do(actor, companies.of, order.company_id))
    return page(
        request, "withdraw.html", language=actor.language, firm=firm, status=status,
        order=order, typed=typed, errors=errors or {},
    )  # fmt: skip


routes = [
    route("/withdraw/{id}", show),
    route("/withdraw/{id}", withdraw, methods=("POST",)),
]
