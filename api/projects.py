"""What staff hand out for a project: its link, the code of it, and a card to print. The card is kept nowhere."""

from asyncio import to_thread

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.problems import sign_in_first
from api.requests import do, route, visitor_of
from domain import projects
from domain.access import Actor
from domain.problems import NotFound
from integrations import pdf, qr

DRAWN = {"svg": (qr.svg, "image/svg+xml"), "png": (qr.png, "image/png")}
UNKEPT = {"cache-control": "no-store"}


async def show_link(request: Request) -> Response:
    """The address alone, to copy."""
    if (staff := await _staff(request)) is None:
        return sign_in_first(request, "/office/sign-in")
    return PlainTextResponse(await do(staff, projects.link, request.path_params["id"]), headers=UNKEPT)


async def show_code(request: Request) -> Response:
    if (staff := await _staff(request)) is None:
        return sign_in_first(request, "/office/sign-in")
    kind = request.path_params["kind"]
    if kind not in DRAWN:
        raise NotFound
    draw, media_type = DRAWN[kind]
    link = await do(staff, projects.link, request.path_params["id"])
    how = "attachment" if request.query_params.get("download") else "inline"
    return Response(draw(link), media_type=media_type, headers=UNKEPT | _named(how, f"portal.{kind}"))


async def show_card(request: Request) -> Response:
    return await _card(request)


async def print_card(request: Request) -> Response:
    """With user name and password, while they are on the screen for the only time: so by POST, and in no address."""
    form = await request.form()
    given = {name: str(form.get(name, ""))[:1024] for name in ("user_name", "password")}
    return await _card(request, **given)


async def _card(request: Request, **given: str) -> Response:
    if (staff := await _staff(request)) is None:
        return sign_in_first(request, "/office/sign-in")
    sheet, reader = await do(staff, projects.card, request.path_params["id"], **given)
    made = await to_thread(pdf.card, sheet, reader)  # not by a job: its row would keep the password
    return Response(made, media_type="application/pdf", headers=UNKEPT | _named("inline", "portal.pdf"))


async def _staff(request: Request) -> Actor | None:
    return (await visitor_of(request)).staff


def _named(how: str, name: str) -> dict[str, str]:
    return {"content-disposition": f'{how}; filename="{name}"'}


routes = [
    route("/office/projects/{id}/link", show_link),
    route("/office/projects/{id}/qr.{kind}", show_code),
    route("/office/projects/{id}/card", show_card),
    route("/office/projects/{id}/card", print_card, methods=("POST",)),
]
