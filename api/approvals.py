"""Approve or decline on a plain page: works without scripts and without a websocket."""

from asyncio import to_thread
from dataclasses import dataclass, field, replace

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.pages import firm_of, page
from api.problems import sign_in_first, status_of
from api.requests import browser_of, customer_of, do, route, to, visitor_of
from domain import accounts, approvals, companies, documents, notifications, orders, quotes
from domain.access import Actor
from domain.accounts.rules import WrongCode
from domain.approvals import ApprovalView, Subject
from domain.approvals.rules import BEGIN_EARLY, Outdated, ProofNeeded
from domain.problems import Invalid, NotAllowed, Problem, TooMany
from domain.quotes import CustomerQuote
from domain.texts import say


@dataclass(frozen=True)
class Typed:
    """What the person typed, kept on every way back to the page."""

    name: str = ""
    is_ticked: bool = False
    begin_early: bool = False
    choices: frozenset[str] = frozenset()
    reason: str = ""
    sha256: str = ""
    code: str = ""
    shown_cents: str = ""
    is_counting: bool = False

    @classmethod
    def read(cls, form: FormData) -> "Typed":
        return cls(
            name=str(form.get("typed_name", ""))[:200],
            is_ticked=form.get("terms_accepted") == "yes",
            begin_early=form.get("begin_early") == "yes",
            choices=frozenset(str(choice) for choice in form.getlist("choices")),
            reason=str(form.get("reason", ""))[:4000],
            sha256=str(form.get("sha256", ""))[:64],
            code=str(form.get("code", ""))[:12],
            shown_cents=str(form.get("shown_cents", ""))[:20],
            is_counting=form.get("do") == "count",
        )


@dataclass(frozen=True)
class Trouble:
    """What stands in the way, in the person's language."""

    text: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    is_code_asked: bool = False
    is_recounted: bool = False
    status: int = 200


async def show(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    return await _page(request, actor, Typed(name=actor.name))


async def approve(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    typed = Typed.read(await request.form())
    if not await _has_seen_total(request, actor, typed):
        return await _page(request, actor, typed, Trouble(is_recounted=True))
    try:
        await _approve(request, await _proved(request, actor, typed), typed)
    except Outdated as problem:
        return to(f"/a/{problem.newer_id or request.path_params['id']}?changed=1")
    except (ProofNeeded, WrongCode, TooMany) as problem:
        shown = await _code_sent(request, actor) or problem if isinstance(problem, ProofNeeded) else problem
        return await _page(request, actor, typed, _trouble(actor, shown, is_code_asked=True))
    except Invalid as problem:
        return await _page(request, actor, typed, _trouble(actor, problem))
    return to(f"/a/{request.path_params['id']}")


async def _code_sent(request: Request, actor: Actor) -> TooMany | None:
    """Send a fresh code, or say that there were enough; the field stays, because an earlier code may be good."""
    try:
        await do(actor, accounts.ask_for_proof, request.path_params["id"])
    except TooMany as problem:
        return problem
    return None


async def decline(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    typed = Typed.read(await request.form())
    try:
        await do(actor, approvals.decline, request.path_params["id"], sha256=typed.sha256, reason=typed.reason)
    except Outdated as problem:
        return to(f"/a/{problem.newer_id or request.path_params['id']}?changed=1")
    except Invalid as problem:
        return await _page(request, actor, typed, _trouble(actor, problem))
    return to(f"/a/{request.path_params['id']}")


async def opened(request: Request) -> Response:
    """The page's script reports that a person has it before the eyes; fetching the page alone never counts."""
    actor = await customer_of(request)
    if actor is None:
        raise NotAllowed
    await do(actor, approvals.open, request.path_params["id"])
    if delivery := request.query_params.get("d"):
        await do(actor, notifications.opened, delivery)
    return JSONResponse({"state": "opened"})


async def _approve(request: Request, actor: Actor, typed: Typed) -> None:
    await do(
        actor,
        approvals.approve,
        request.path_params["id"],
        sha256=typed.sha256,
        typed_name=typed.name,
        terms_accepted=typed.is_ticked,
        choices=typed.choices,
        begin_early=typed.begin_early,
    )


async def _has_seen_total(request: Request, actor: Actor, typed: Typed) -> bool:
    """Nobody agrees to a total that was not on the page: other options, and the page counts again first."""
    approval = await do(actor, approvals.by_id, request.path_params["id"])
    quote = await _quote(actor, approval)
    if quote is None or not quote.offer.options:
        return not typed.is_counting
    cents = quote.offer.totals_with(typed.choices & quote.offer.options).total_cents
    return not typed.is_counting and typed.shown_cents == str(cents)


async def _proved(request: Request, actor: Actor, typed: Typed) -> Actor:
    """With a typed code the session is proved anew; the actor is read again, for what was proved."""
    if not typed.code:
        return actor
    account = await do(actor, accounts.mine)
    await to_thread(accounts.prove, actor.proof["session"], account.address, typed.code, browser_of(request))
    del request.state.visitor
    return (await visitor_of(request)).customer or actor


async def _page(request: Request, actor: Actor, typed: Typed, trouble: Trouble = Trouble()) -> Response:
    approval = await do(actor, approvals.by_id, request.path_params["id"])
    quote = await _quote(actor, approval)
    document = await do(actor, documents.by_id, approval.document_id) if approval.document_id else None
    firm = firm_of(await do(actor, companies.of, approval.company_id))
    chosen = quote.chosen if approval.decided_at and quote else typed.choices
    order = await do(actor, orders.of_quote, quote.id) if quote and approval.decided_at else None
    total = quote.offer.totals_with(chosen & quote.offer.options) if quote else None
    return page(
        request, "approve.html", language=actor.language, firm=firm, status=trouble.status,
        approval=approval, quote=quote, order=order, document=document, total=total,
        prices=quote.offer.prices() if quote else {},
        typed=typed, trouble=trouble, begin_early=BEGIN_EARLY,
        is_changed="changed" in request.query_params, delivery=request.query_params.get("d", ""),
    )  # fmt: skip


async def _quote(actor: Actor, approval: ApprovalView) -> CustomerQuote | None:
    """The quote, as far as this is the approval of its newest version."""
    if approval.subject is not Subject.QUOTE or approval.newer_id:
        return None
    return await do(actor, quotes.for_customer, approval.quote_id)


def _trouble(actor: Actor, problem: Problem, *, is_code_asked: bool = False) -> Trouble:
    errors = problem.errors if isinstance(problem, Invalid) else {}
    said = {name: say(actor.language, text, **problem.values) for name, text in errors.items()}
    text = say(actor.language, problem.text, **problem.values)
    return replace(Trouble(text, said, is_code_asked), status=status_of(problem))


routes = [
    route("/a/{id}", show),
    route("/a/{id}", approve, methods=("POST",)),
    route("/a/{id}/decline", decline, methods=("POST",)),
    route("/api/approvals/{id}/opened", opened, methods=("POST",)),
]
