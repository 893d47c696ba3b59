"""For whoever watches over the installation: does the process live, can it do its work."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from domain import health


async def live(_request: Request) -> JSONResponse:
    """The process answers: restart it when this does not."""
    return JSONResponse({"status": "ok"})


def ready(_request: Request) -> JSONResponse:
    """Everything it needs is there (200), or not (503), thing by thing."""
    found = health.findings()
    is_good = all(finding.is_good for finding in found)
    body = {"status": "ok" if is_good else "failing"}
    checks = {finding.name: {"ok": finding.is_good, "detail": finding.detail} for finding in found}
    return JSONResponse({**body, "checks": checks}, 200 if is_good else 503)


routes = [Route("/health/live", live), Route("/health/ready", ready)]
