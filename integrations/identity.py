"""Signing in with another organisation's account: OpenID Connect, authorization code with PKCE (S256).

`begin` gives the address to send the browser to and the state to keep (sealed, in a short-lived cookie);
`finish` takes what came back. A person is known by issuer and subject, never by an e-mail address.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass


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


@dataclass(frozen=True)
class Identity:
    """Who the provider says this is."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    name: str


class NotIdentified(Exception):
    """The answer does not prove who this is; the text is for the log, not for people."""


class ProviderDown(Exception):
    """The provider does not answer, or not as one."""
