"""What the plain routes answer to whom when the ids are somebody else's, made up or malformed.

One line per route: the answers to a stranger, to a customer, and to staff. 303 leads to sign-in or a page of one's
own, 404 is "does not exist", 403 "not for you", 422 "not filled in". A route that is not in here fails
`test_access_matrix.py`; so does a line without a route.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answers:
    stranger: frozenset[int]
    customer: frozenset[int]
    staff: frozenset[int]


def all_get(*statuses: int) -> Answers:
    """The same for everybody."""
    return Answers(*[frozenset(statuses)] * 3)


def each(stranger: int, customer: int | tuple[int, ...], staff: int | tuple[int, ...]) -> Answers:
    return Answers(*(frozenset((part,) if isinstance(part, int) else part) for part in (stranger, customer, staff)))


#: A customer signed in at the portal is a stranger to /office, and the other way round.
ROUTES: dict[str, Answers] = {
    "GET /register": each(200, 303, 200),
    "POST /register": all_get(422),
    "GET /register/{firm}": each(404, (303, 404), 404),
    "POST /register/{firm}": all_get(404),
    "GET /found": each(303, (200, 303), 303),
    "GET /sign-in": each(200, 303, 200),
    "POST /sign-in": all_get(422),
    "POST /sign-in/code": all_get(403, 429),
    "GET /sign-in/name": each(200, 303, 200),
    "POST /sign-in/name": all_get(403, 422, 429),
    "GET /sign-in/name/{firm}": each(404, (303, 404), 404),
    "POST /sign-in/name/{firm}": all_get(404),
    "GET /first-password/{token}": all_get(303),
    "POST /first-password/{token}": all_get(303, 409, 422, 429),
    "GET /link/{token}": all_get(404),
    "POST /link/{token}": all_get(409, 429),
    "POST /link/{token}/again": all_get(200),
    "POST /link/{token}/code": all_get(403),
    "POST /link/{token}/not-mine": all_get(200),
    "GET /welcome": each(303, (200, 303), 303),
    "POST /welcome": each(303, 422, 303),
    "POST /sign-out": all_get(303),
    "POST /language": all_get(303),
    "GET /office/sign-in": each(200, 200, 303),
    "POST /office/sign-in": all_get(403, 429),
    "POST /office/sign-out": all_get(303),
    "POST /office/switch": each(303, 303, 404),
    "GET /office/forgotten": all_get(200),
    "POST /office/forgotten": all_get(200, 429),
    "GET /office/password/{token}": all_get(404),
    "POST /office/password/{token}": all_get(409, 404, 422),
    "POST /office/password/{token}/join": all_get(409),
    "GET /office/oidc": all_get(404),
    "GET /office/oidc/return": all_get(403, 404),
    "POST /office/look": each(303, 303, (404, 403)),
    "POST /office/look/end": all_get(303),
    "GET /look/over": all_get(303),
    "GET /a/{id}": each(303, 404, 303),
    "POST /a/{id}": each(303, 404, 303),
    "POST /a/{id}/decline": each(303, 404, 303),
    "POST /api/approvals/{id}/opened": each(403, 404, 403),
    "GET /pay/{id}": each(303, (404, 403), 303),
    "POST /pay/{id}": each(303, (404, 403), 303),
    "GET /pay/{id}/return": each(303, (404, 403), 303),
    "GET /withdraw/{id}": each(303, (404, 403), 303),
    "POST /withdraw/{id}": each(303, (404, 403), 303),
    "POST /hooks/mollie/{payment_id}/{secret:path}": all_get(200),
    "POST /api/files": each(403, (404, 422), (403, 422)),
    "POST /api/files/parts": each(403, (404, 422, 429), (403, 422, 429)),
    "GET /api/files/parts/{id}": each(403, 404, (403, 404)),
    "PATCH /api/files/parts/{id}": each(403, 404, (403, 404)),
    "DELETE /api/files/parts/{id}": each(403, 404, (403, 404)),
    "POST /api/imports": each(403, 403, (403, 422)),
    "POST /api/imports/{id}/papers": each(403, 403, (403, 422)),
    "GET /files/imports/samples/{kind}.csv": each(303, 303, (403, 404)),
    "GET /files/imports/{id}/report.csv": each(303, 303, (403, 404)),
    "POST /api/messages": each(403, (404, 422), (403, 404, 422)),
    "POST /api/messages/typing": each(403, (404, 422), (403, 404, 422)),
    "GET /files/documents/{id}": each(303, 404, 404),
    "GET /files/uploads/{id}": each(404, 404, 404),
    "GET /files/stickers/{id}.{kind}": each(303, 303, 404),
    "GET /s/{code}": all_get(404),
    "GET /files/logo/{company}": all_get(404),
    "GET /calendar/{token}.ics": all_get(404),
    "GET /api/push/key": all_get(200),
    "POST /api/push/subscriptions": each(403, 422, 403),
    "DELETE /api/push/subscriptions": each(403, 404, 403),
    "POST /api/push/test": each(403, (202, 404, 429), 403),
    "GET /manifest.webmanifest": all_get(200),
    "GET /icons/180.png": all_get(200),
    "GET /icons/{company}/{name}": all_get(404),
    "GET /offline": all_get(200),
    "GET /plain": each(303, 200, 303),
    "GET /office/projects/{id}/link": each(303, 303, (404, 403)),
    "GET /office/projects/{id}/qr.{kind}": each(303, 303, (404, 403)),
    "GET /office/projects/{id}/card": each(303, 303, (404, 403)),
    "POST /office/projects/{id}/card": each(303, 303, (404, 403)),
    "GET /health/live": all_get(200),
    "GET /health/ready": all_get(200, 503),
}
