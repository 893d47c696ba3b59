"""Problems as status codes and pages; for machines as JSON."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.pages import language_for, page
from domain.accounts import NOBODY, Visitor
from domain.problems import Conflict, Invalid, NotAllowed, NotFound, Problem, TooMany, Unavailable
from domain.texts import say

STATUS: tuple[tuple[type[Problem], int], ...] = (
    (NotFound, 404),
    (NotAllowed, 403),
    (Conflict, 409),
    (Invalid, 422),
    (TooMany, 429),
    (Unavailable, 503),
)


def status_of(problem: Problem) -> int:
    return next((status for kind, status in STATUS if isinstance(problem, kind)), 500)


def answer(request: Request, problem: Problem, visitor: Visitor) -> Response:
    """A page in the visitor's language with a way on, or JSON where a script asked."""
    language = language_for(request, visitor)
    headers = {"retry-after": str(round(problem.retry_after))} if isinstance(problem, TooMany) else {}
    text = say(language, problem.text, **problem.values)
    if request.url.path.startswith("/api/"):
        errors = {name: say(language, msgid, **problem.values) for name, msgid in errors_of(problem).items()}
        return JSONResponse({"problem": text, "errors": errors}, status_of(problem), headers)
    return page(request, "problem.html", status=status_of(problem), headers=headers, language=language, text=text)


def errors_of(problem: Problem) -> dict[str, str]:
    return problem.errors if isinstance(problem, Invalid) else {}


def sign_in_first(request: Request, where: str = "") -> Response:
    """At the office's door, or at the one that this visitor of the portal has."""
    where = where or getattr(request.state, "visitor", NOBODY).sign_in
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{where}?next={quote(request.url.path + query)}", 303)
