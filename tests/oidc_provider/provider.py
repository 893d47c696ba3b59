"""The provider: discovery, keys, sign-in page, token endpoint; real RS256 keys, PKCE required.

`python -m tests.oidc_provider.provider PORT` runs it on 127.0.0.1. `POST /mischief {"trick": …}` makes it lie.
It knows one client (`voordeur` / `geheim`) and one person (Anna), who signs in by opening the sign-in page.
"""

import base64
import hashlib
import hmac
import json
import secrets
import sys
import time
from collections.abc import Callable
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "voordeur", "geheim"
PERSON = {"sub": "anna-7", "email": "anna@bureau.example", "email_verified": True, "name": "Anna Bakker"}


class Trick(StrEnum):
    """How the provider lies."""

    NONE = ""
    WRONG_NONCE = "wrong nonce"
    NO_NONCE = "no nonce"
    ALG_NONE = "alg none"
    ALG_HS256 = "alg hs256"
    OTHER_KEY = "other key"
    OTHER_ISSUER = "other issuer"
    OTHER_AUDIENCE = "other audience"
    OTHER_PARTY = "other party"
    EXPIRED = "expired"
    NO_SUBJECT = "no subject"
    UNVERIFIED_MAIL = "unverified mail"
    VERIFIED_AS_TEXT = "verified as text"
    NO_ID_TOKEN = "no id token"
    BROKEN_TOKEN = "broken token"
    ERROR = "error"
    MIX_UP = "mix-up"
    LYING_DISCOVERY = "lying discovery"
    CLEARTEXT_TOKEN = "clear-text token endpoint"
    TOKEN_REDIRECT = "token redirect"
    SERVER_ERROR = "server error"
    SECRET_IN_FORM = "secret in form"  # no lie, another custom


class State:
    """What the provider remembers: its keys, the codes it gave, and how it lies just now."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "main"}, auto_kid=False)
        self.foreign_key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "main"}, auto_kid=False)
        self.trick = Trick.NONE
        self.codes: dict[str, dict[str, str]] = {}


def id_token(state: State, nonce: str) -> str:
    """Sign who signed in, or lie about it."""
    now = int(time.time())
    claims = PERSON | {"iss": state.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce}
    changes: dict[Trick, dict[str, Any]] = {
        Trick.WRONG_NONCE: {"nonce": "another"},
        Trick.OTHER_ISSUER: {"iss": "https://accounts.example"},
        Trick.OTHER_AUDIENCE: {"aud": "another-client"},
        Trick.OTHER_PARTY: {"aud": [CLIENT_ID, "other"], "azp": "other"},
        Trick.EXPIRED: {"iat": now - 900, "exp": now - 600},
        Trick.UNVERIFIED_MAIL: {"email_verified": False},
        Trick.VERIFIED_AS_TEXT: {"email_verified": "true"},
    }
    claims |= changes.get(state.trick, {})
    missing = {Trick.NO_NONCE: "nonce", Trick.NO_SUBJECT: "sub"}.get(state.trick)
    return _signed(state, {name: value for name, value in claims.items() if name != missing})


def _signed(state: State, claims: dict[str, Any]) -> str:
    if state.trick is Trick.ALG_NONE:
        return f"{_base64url(json.dumps({'alg': 'none'}).encode())}.{_base64url(json.dumps(claims).encode())}."
    if state.trick is Trick.ALG_HS256:  # signed with what everybody knows: the public key
        head = _base64url(json.dumps({"alg": "HS256", "kid": "main"}).encode())
        said = f"{head}.{_base64url(json.dumps(claims).encode())}"
        return f"{said}.{_base64url(hmac.digest(state.key.as_pem(private=False), said.encode(), 'sha256'))}"
    key = state.foreign_key if state.trick is Trick.OTHER_KEY else state.key
    token = jwt.encode({"alg": "RS256", "kid": "main"}, claims, key)
    return token[:-8] + "AAAAAAAA" if state.trick is Trick.BROKEN_TOKEN else token


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Provider(BaseHTTPRequestHandler):
    """The HTTP side."""

    state: State

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        routes: dict[str, Callable[[], None]] = {
            "/.well-known/openid-configuration": self._describe,
            "/keys": lambda: self._json(200, {"keys": [self.state.key.as_dict(private=False)]}),
            "/authorize": lambda: self._authorize(query),
        }
        routes.get(parts.path, lambda: self._json(404, {}))()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self.path == "/mischief":
            self.state.trick = Trick(json.loads(body)["trick"])
            self._json(200, {})
        elif self.path == "/token":
            self._exchange({name: values[-1] for name, values in parse_qs(body).items()})
        else:
            self._json(404, {})

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""

    def _describe(self) -> None:
        issuer = self.state.issuer
        clear = self.state.trick is Trick.CLEARTEXT_TOKEN
        method = "client_secret_post" if self.state.trick is Trick.SECRET_IN_FORM else "client_secret_basic"
        self._json(
            200,
            {
                "issuer": "https://elsewhere.example" if self.state.trick is Trick.LYING_DISCOVERY else issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": "http://192.0.2.1/token" if clear else f"{issuer}/token",
                "jwks_uri": f"{issuer}/keys",
                "token_endpoint_auth_methods_supported": [method],
            },
        )

    def _authorize(self, query: dict[str, str]) -> None:
        """Play the person who signs in: ask for everything the standard wants, then send the browser back."""
        right = query.get("code_challenge_method") == "S256" and len(query.get("code_challenge", "")) == 43
        if not right or query.get("client_id") != CLIENT_ID or "openid" not in query.get("scope", "").split():
            self._json(400, {"error": "invalid_request"})
            return
        code = secrets.token_urlsafe(16)
        self.state.codes[code] = query
        answer = {"code": code, "state": query["state"], "iss": self.state.issuer}
        if self.state.trick is Trick.ERROR:
            answer = {"error": "access_denied", "state": query["state"]}
        if self.state.trick is Trick.MIX_UP:
            answer["iss"] = "https://accounts.example"
        self._redirect(302, f"{query['redirect_uri']}?{urlencode(answer)}")

    def _exchange(self, form: dict[str, str]) -> None:
        asked = self.state.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = _base64url(digest)
        if self.state.trick is Trick.SERVER_ERROR:
            self._json(503, {})
        elif self.state.trick is Trick.TOKEN_REDIRECT:
            self._redirect(307, f"{self.state.issuer}/elsewhere")
        elif not self._knows_client(form):
            self._json(401, {"error": "invalid_client"})
        elif asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form.get("redirect_uri"):
            self._json(400, {"error": "invalid_grant"})
        else:
            token = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "expires_in": 300}
            if self.state.trick is not Trick.NO_ID_TOKEN:
                token["id_token"] = id_token(self.state, asked.get("nonce", ""))
            self._json(200, token)

    def _knows_client(self, form: dict[str, str]) -> bool:
        if self.state.trick is Trick.SECRET_IN_FORM:
            return (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, CLIENT_SECRET)
        login = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        return self.headers.get("Authorization") == f"Basic {login}"

    def _redirect(self, status: int, url: str) -> None:
        self.send_response(status)
        self.send_header("Location", url)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _json(self, status: int, body: dict[str, Any]) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


def main(port: int) -> None:
    """Serve until killed; says its issuer on the first line when it is ready."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Provider)
    Provider.state = State(f"http://127.0.0.1:{server.server_port}")
    print(Provider.state.issuer, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
