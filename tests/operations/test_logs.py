"""Nothing that opens a door or tells about a person gets into the log."""

import json
import subprocess
import sys

import pytest

from integrations.logs import hushed, redact

SECRETS = {
    "session cookie": ("GET / cookie vd_portal=QzX3kTokenOfAlice; theme=dark", "QzX3kTokenOfAlice"),
    "cookie on https": ("__Host-vd_office=QzX3kTokenOfSanne", "QzX3kTokenOfSanne"),
    "whole header": ("{'cookie': 'a=secretvalue'}", "secretvalue"),
    "authorization": ("{'authorization': 'Bearer abcdefgh'}", "abcdefgh"),
    "link of a mail": ("POST /link/QzX3k-Token_Of.Alice 303", "QzX3k-Token_Of.Alice"),
    "code in a query": ("GET /sign-in?code=123456&next=/", "123456"),
    "Mollie key": ("asked with live_abcdefghijklmnopqrstuvwxyz12", "abcdefghijklmnopqrstuvwxyz12"),
    "password of a server": ("cannot reach smtp://firm:hunter2@mail.firm.example:587", "hunter2"),
    "account number": ("from NL91ABNA0417164300 to us", "ABNA0417164300"),
}


@pytest.mark.parametrize("kind", SECRETS)
def test_a_secret_in_a_sentence_is_hidden(kind):
    line, secret = SECRETS[kind]
    assert secret in line
    assert secret not in hushed(line)


@pytest.mark.parametrize("name", ["password", "token", "code", "api_key", "cookie", "iban", "body", "html", "text"])
def test_a_value_with_a_telling_name_is_hidden(name):
    assert "alice" not in str(redact(None, "info", {"event": "said", name: "alice"}))


def test_what_helps_stays():
    said = {
        "event": "task failed",
        "job": "01a20275-9f2c-7f5e-8a53-0d4f4b8e9f10",
        "kind": "quotes.render",
        "attempts": 3,
    }
    assert redact(None, "error", dict(said)) == said
    assert hushed("GET /quotes/01a20275-9f2c-7f5e-8a53-0d4f4b8e9f10 200") == (
        "GET /quotes/01a20275-9f2c-7f5e-8a53-0d4f4b8e9f10 200"
    )


def test_links_for_a_new_password_and_of_the_payment_provider_are_hidden():
    assert "QzX3kToken" not in hushed("GET /office/password/QzX3kToken 200")
    assert "QzX3kToken" not in hushed("POST /hooks/mollie/01a20275-9f2c-7f5e-8a53-0d4f4b8e9f10/QzX3kToken 200")


def test_other_peoples_loggers_and_tracebacks_pass_the_same_filter():
    program = """
import logging
from integrations import logs
logs.configure()
try:
    raise ValueError("Cookie: vd_portal=QzX3kToken")
except ValueError:
    logging.getLogger("somebody.else").exception("broke at /link/QzX3kToken")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    line = json.loads(done.stderr)
    assert "QzX3kToken" not in done.stderr
    assert (line["level"], line["logger"]) == ("error", "somebody.else")
    assert "ValueError" in line["exception"]


def test_a_failed_statement_does_not_tell_its_values(migrated):
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError

    from models.engine import engine

    with engine().connect() as connection, pytest.raises(OperationalError) as failed:
        connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": "Alice de Graaf"})
    assert "Alice" not in str(failed.value)
