"""Signing in at a real OpenID Connect provider, honest and not."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from integrations import identity
from integrations.identity import FlowState, NotIdentified, Provider, ProviderDown
from tests.oidc_provider.provider import CLIENT_ID, CLIENT_SECRET, Trick
from tests.oidc_provider.running import Running, a_provider


@pytest.fixture(scope="module")
def process() -> Iterator[Running]:
    """Run one provider for all tests here."""
    with a_provider() as running:
        yield running


@pytest.fixture
def idp(process: Running) -> Running:
    """Make it honest again before each test."""
    process.play(Trick.NONE)
    return process


@pytest.fixture
def provider(idp: Running) -> Provider:
    """Describe it the way an installation's settings do."""
    return Provider(idp.issuer, CLIENT_ID, CLIENT_SECRET, "https://voordeur.example/office/sign-in/oidc")


def signed_in(idp: Running, provider: Provider) -> identity.Identity:
    url, flow = identity.begin(provider)
    return identity.finish(provider, flow, idp.sign_in(url))


def test_anna_signs_in_and_is_known_by_issuer_and_subject(idp: Running, provider: Provider):
    anna = signed_in(idp, provider)

    assert (anna.issuer, anna.subject) == (idp.issuer, "anna-7")
    assert (anna.email, anna.email_verified, anna.name) == ("anna@bureau.example", True, "Anna Bakker")


def test_the_question_carries_pkce_state_and_nonce_and_no_secret(provider: Provider):
    url, flow = identity.begin(provider)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}

    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid email profile"
    assert (asked["state"], asked["nonce"]) == (flow.state, flow.nonce)
    assert flow.verifier not in url
    assert CLIENT_SECRET not in url
    assert len({flow.state, flow.nonce, flow.verifier}) == 3
    assert identity.begin(provider)[1] != flow


def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(idp: Running, provider: Provider):
    idp.play(Trick.SECRET_IN_FORM)
    assert signed_in(idp, provider).subject == "anna-7"


def test_the_flow_state_travels_sealed(provider: Provider):
    _url, flow = identity.begin(provider)
    sealed = flow.sealed()

    assert flow.verifier not in sealed
    assert FlowState.opened(sealed) == flow
    for forged in ("", "nonsense", sealed[:-4] + "AAAA"):
        with pytest.raises(NotIdentified):
            FlowState.opened(forged)


@pytest.mark.parametrize(
    ("trick", "found_out_by"),
    [
        (Trick.WRONG_NONCE, "Invalid claim: 'nonce'"),
        (Trick.NO_NONCE, "Missing claim: 'nonce'"),
        (Trick.ALG_NONE, "'none' is not allowed"),
        (Trick.ALG_HS256, "'HS256' is not allowed"),
        (Trick.OTHER_KEY, "bad_signature"),
        (Trick.BROKEN_TOKEN, "bad_signature"),
        (Trick.OTHER_ISSUER, "Invalid claim: 'iss'"),
        (Trick.OTHER_AUDIENCE, "Invalid claim: 'aud'"),
        (Trick.OTHER_PARTY, "another party"),
        (Trick.EXPIRED, "expired"),
        (Trick.NO_SUBJECT, "Missing claim: 'sub'"),
        (Trick.NO_ID_TOKEN, "no ID token"),
        (Trick.ERROR, "access_denied"),
        (Trick.MIX_UP, "another issuer"),
    ],
)
def test_a_lying_answer_identifies_nobody(idp: Running, provider: Provider, trick: Trick, found_out_by: str):
    idp.play(trick)
    with pytest.raises(NotIdentified, match=found_out_by):
        signed_in(idp, provider)


@pytest.mark.parametrize("trick", [Trick.LYING_DISCOVERY, Trick.CLEARTEXT_TOKEN])
def test_a_provider_that_describes_itself_wrongly_is_not_asked(idp: Running, provider: Provider, trick: Trick):
    idp.play(trick)
    with pytest.raises(ProviderDown):
        identity.begin(provider)


@pytest.mark.parametrize("trick", [Trick.TOKEN_REDIRECT, Trick.SERVER_ERROR])
def test_a_token_endpoint_that_fails_or_sends_us_elsewhere_identifies_nobody(
    idp: Running, provider: Provider, trick: Trick
):
    url, flow = identity.begin(provider)
    query = idp.sign_in(url)
    idp.play(trick)
    with pytest.raises(ProviderDown):
        identity.finish(provider, flow, query)


@pytest.mark.parametrize("trick", [Trick.UNVERIFIED_MAIL, Trick.VERIFIED_AS_TEXT])
def test_an_address_counts_as_verified_only_when_the_provider_says_true(idp: Running, provider: Provider, trick: Trick):
    idp.play(trick)
    assert signed_in(idp, provider).email_verified is False


def test_somebody_elses_answer_is_not_taken(idp: Running, provider: Provider):
    url, _attackers_flow = identity.begin(provider)
    _url, victims_flow = identity.begin(provider)
    with pytest.raises(NotIdentified, match="our question"):
        identity.finish(provider, victims_flow, idp.sign_in(url))


def test_a_stolen_code_is_useless_without_the_verifier(idp: Running, provider: Provider):
    url, flow = identity.begin(provider)
    query = idp.sign_in(url)
    with pytest.raises(NotIdentified, match="invalid_grant"):
        identity.finish(provider, replace(flow, verifier="x" * 64), query)


def test_a_code_works_once(idp: Running, provider: Provider):
    url, flow = identity.begin(provider)
    query = idp.sign_in(url)
    identity.finish(provider, flow, query)
    with pytest.raises(NotIdentified):
        identity.finish(provider, flow, query)


@pytest.mark.parametrize("query", [{}, {"state": ""}, {"code": "x"}])
def test_an_answer_without_our_state_is_refused(provider: Provider, query: dict[str, str]):
    _url, flow = identity.begin(provider)
    with pytest.raises(NotIdentified):
        identity.finish(provider, flow, query)


def test_a_wrong_client_secret_is_refused_by_the_provider(idp: Running, provider: Provider):
    with pytest.raises(NotIdentified, match="invalid_client"):
        signed_in(idp, replace(provider, client_secret="wrong"))


@pytest.mark.parametrize("issuer", ["http://192.0.2.1", "http://10.0.0.5", "ftp://x.example", "file:///etc/passwd", ""])
def test_a_provider_in_clear_text_is_not_asked(provider: Provider, issuer: str):
    with pytest.raises(ProviderDown, match="not a safe address"):
        identity.begin(replace(provider, issuer=issuer))


def test_a_provider_that_is_not_there_is_down(provider: Provider):
    with pytest.raises(ProviderDown):
        identity.begin(replace(provider, issuer="http://127.0.0.1:1"))
