"""Signing in with another organisation's account: OpenID Connect, authorization code with PKCE (S256).

`begin` gives the address to send the browser to and the state to keep (sealed, in a short-lived cookie);
`finish` takes what came back. A person is known by issuer and subject, never by an e-mail address.
Checks of the ID token: OpenID Connect Core 3.1.3.7; issuer in the answer: RFC 9207.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session, OAuthError
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from integrations import secrets

_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
_TIMEOUT = (3, 10)
_CLOCKS_DIFFER = 60
_IN_HEADER = "client_secret_basic"


@dataclass(frozen=True)
class Provider:
    """One OpenID Connect provider, and where it sends people back to."""

    issuer: str
    client_id: str
    client_secret: str
    redirect_url: str
    scope: str = "openid email profile"


@dataclass(frozen=True)
class FlowState:
    """What we must remember between the two halves; belongs in a sealed cookie, never in a URL."""

    issuer: str
    state: str
    nonce: str
    verifier: str
    onward: str = ""  # where the person wanted to go

    def sealed(self) -> str:
        """Return it encrypted, fit for a cookie."""
        return secrets.encrypt(json.dumps(asdict(self)), owner="oidc flow")

    @classmethod
    def opened(cls, sealed: str) -> "FlowState":
        """Read what `sealed` wrote; raises NotIdentified."""
        try:
            return cls(**json.loads(secrets.decrypt(sealed, owner="oidc flow")))
        except (secrets.Sealed, TypeError, ValueError) as problem:
            raise NotIdentified("the flow state is not ours") from problem


@dataclass(frozen=True)
class Identity:
    """Who the provider says this is. Trust `email` for linking only when `email_verified`."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    name: str


class NotIdentified(Exception):
    """The answer does not prove who this is; the text is for the log, not for people."""


class ProviderDown(Exception):
    """The provider does not answer, or not as one."""


def begin(provider: Provider, *, onward: str = "") -> tuple[str, FlowState]:
    """Return the address of the provider's sign-in page, and what to remember until the browser comes back."""
    flow = FlowState(provider.issuer, generate_token(32), generate_token(32), generate_token(64), onward)
    metadata = _discovered(provider)
    with _session(provider) as session:
        url, _state = session.create_authorization_url(
            metadata["authorization_endpoint"], state=flow.state, nonce=flow.nonce, code_verifier=flow.verifier
        )
    return url, flow


def finish(provider: Provider, flow: FlowState, query: Mapping[str, str]) -> Identity:
    """Return who came back; `query` is what the provider put behind our address.

    Raises NotIdentified, or ProviderDown when the provider cannot be asked.
    """
    if flow.issuer != provider.issuer or not secrets.is_same(flow.state, query.get("state", "")):
        raise NotIdentified("this is not the answer to our question")
    if "error" in query:
        raise NotIdentified(f"the provider says {query['error'][:80]}")
    if query.get("iss", provider.issuer) != provider.issuer:
        raise NotIdentified("the answer comes from another issuer")
    if not query.get("code"):
        raise NotIdentified("no code")
    metadata = _discovered(provider)
    token = _exchanged(provider, flow, metadata, query["code"])
    return _identity(_proven(provider, flow, metadata, token), provider)


def _discovered(provider: Provider) -> dict[str, Any]:
    """Read the provider's own description; its addresses must be as safe as its issuer's."""
    metadata = _fetched(provider.issuer.rstrip("/") + "/.well-known/openid-configuration")
    if metadata.get("issuer") != provider.issuer:
        raise ProviderDown("the provider calls itself by another name")
    for endpoint in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _assert_safe(str(metadata.get(endpoint, "")))
    return metadata


def _fetched(url: str) -> dict[str, Any]:
    _assert_safe(url)
    try:
        answer = requests.get(url, timeout=_TIMEOUT, allow_redirects=False)
        answer.raise_for_status()
        body = answer.json()
    except (requests.RequestException, ValueError) as problem:
        raise ProviderDown(f"{type(problem).__name__} at {url[:120]}") from problem
    if not isinstance(body, dict):
        raise ProviderDown(f"no object at {url[:120]}")
    return body


def _assert_safe(url: str) -> None:
    """Allow https, and plain http only on this very machine."""
    parts = urlsplit(url)
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise ProviderDown(f"not a safe address: {url[:120]}")


def _exchanged(provider: Provider, flow: FlowState, metadata: dict[str, Any], code: str) -> str:
    try:
        with _session(provider, _way_to_log_in(metadata)) as session:
            token = session.fetch_token(
                metadata["token_endpoint"], code=code, code_verifier=flow.verifier, allow_redirects=False
            )
    except OAuthError as problem:
        raise NotIdentified(f"the code was not accepted: {problem.error}") from problem
    except (requests.RequestException, ValueError) as problem:
        raise ProviderDown(type(problem).__name__) from problem
    if not isinstance(token, dict) or not token.get("id_token"):
        raise NotIdentified("no ID token")
    return str(token["id_token"])


def _proven(provider: Provider, flow: FlowState, metadata: dict[str, Any], token: str) -> dict[str, Any]:
    """Check signature (algorithm from our list), issuer, audience, nonce and times."""
    rules = jwt.JWTClaimsRegistry(
        leeway=_CLOCKS_DIFFER,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        nonce={"essential": True, "value": flow.nonce},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
    )
    try:
        keys = KeySet.import_key_set(_fetched(metadata["jwks_uri"]))  # type: ignore[arg-type]  # the vendor's TypedDict
        claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
        rules.validate(claims)
    except (JoseError, ValueError) as problem:
        raise NotIdentified(f"{type(problem).__name__}: {problem}") from problem
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise NotIdentified("the token was made for another party")
    return claims


def _identity(claims: dict[str, Any], provider: Provider) -> Identity:
    return Identity(
        issuer=provider.issuer,
        subject=str(claims["sub"])[:255],
        email=str(claims.get("email", ""))[:254],
        email_verified=claims.get("email_verified") is True,
        name=str(claims.get("name", ""))[:120],
    )


def _way_to_log_in(metadata: dict[str, Any]) -> str:
    """Return how the provider wants our secret: in the header, unless it knows the form only."""
    known = metadata.get("token_endpoint_auth_methods_supported") or [_IN_HEADER]
    return _IN_HEADER if _IN_HEADER in known else "client_secret_post"


def _session(provider: Provider, way_to_log_in: str = _IN_HEADER) -> Any:
    """Return a session that is also a requests.Session, which the vendor's types do not say."""
    return OAuth2Session(
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        redirect_uri=provider.redirect_url,
        scope=provider.scope,
        token_endpoint_auth_method=way_to_log_in,
        code_challenge_method="S256",
        default_timeout=_TIMEOUT,
    )
