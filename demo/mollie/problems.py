"""What the API refuses, in the form Mollie says it."""

from typing import Any

_TITLES = {
    400: "Bad Request",
    401: "Unauthorized Request",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    415: "Unsupported Media Type",
    422: "Unprocessable Entity",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


class ApiProblem(Exception):
    def __init__(self, status: int, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.field = status, detail, field

    def body(self, public_url: str) -> dict[str, Any]:
        body: dict[str, Any] = {"status": self.status, "title": _TITLES[self.status], "detail": self.detail}
        if self.field:
            body["field"] = self.field
        body["_links"] = {"documentation": {"href": f"{public_url}/", "type": "text/html"}}
        return body


def unprocessable(detail: str, field: str | None = None) -> ApiProblem:
    return ApiProblem(422, detail, field=field)
