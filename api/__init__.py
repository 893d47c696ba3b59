"""What machines and plain browsers call: sign-in, action pages, files, uploads, webhooks, health."""

from starlette.routing import Route

from api import (
    approvals,
    calendar,
    files,
    health,
    hooks,
    imports,
    looking,
    messages,
    office,
    pay,
    plain,
    projects,
    push,
    pwa,
    registering,
    sign_in,
    stickers,
    user_names,
    withdrawals,
)

routes: list[Route] = [
    *sign_in.routes,
    *user_names.routes,
    *registering.routes,
    *office.routes,
    *looking.routes,
    *approvals.routes,
    *pay.routes,
    *plain.routes,
    *withdrawals.routes,
    *stickers.routes,
    *hooks.routes,
    *files.routes,
    *messages.routes,
    *calendar.routes,
    *imports.routes,
    *push.routes,
    *pwa.routes,
    *projects.routes,
    *health.routes,
]
