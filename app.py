"""Voordeur, put together: two user interfaces, the plain routes, one gate, one edge."""

import reflex as rx
from starlette.applications import Starlette
from starlette.routing import Route

import api
import backoffice  # noqa: F401  importing a door registers its pages
import portal  # noqa: F401
from integrations import logs
from settings import settings
from tasks import inbound, runner
from ui import live
from ui.edge import Edge
from ui.gate import Gate
from ui.head import head
from ui.language import ta
from ui.missing import MISSING, missing_page
from ui.page import add_pages
from ui.policies import check_policies
from ui.problems import show_problem
from ui.serve import tied_to_supervisor

logs.configure()


def _routes() -> list[Route]:
    """The plain routes, with the demo's own pages in demo mode."""
    if not settings.demo:
        return list(api.routes)
    if settings.is_public:
        raise RuntimeError("DEMO=1 lets everybody in: it is refused while BASE_URL is public.")
    from demo import doors  # noqa: PLC0415  a production installation never loads the demo

    return [*api.routes, *doors.routes]


ROUTES = _routes()


def _at_the_edge(inner):
    return Edge(inner, ROUTES, app.router)


app = rx.App(
    head_components=head(),
    toaster=None,
    app_wraps={},
    html_lang="nl",
    backend_exception_handler=show_problem,
    api_transformer=[Starlette(routes=ROUTES), _at_the_edge],
)
app.add_middleware(Gate())
app.add_middleware(live.Presence())
app.register_lifespan_task(live.listening, app=app)
app.register_lifespan_task(runner.embedded)
app.register_lifespan_task(inbound.embedded)
app.register_lifespan_task(tied_to_supervisor)
add_pages(app)
app.add_page(missing_page, route="404", title=ta(MISSING))
check_policies()
