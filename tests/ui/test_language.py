"""The right texts reach the right browser, in the right language, before the first frame."""

import base64
import hashlib
import http.client
import json
import re
import subprocess
import sysconfig
from pathlib import Path

import pytest
import reflex_base

from ui.build import texts
from ui.build.catalogue import FRAMEWORKS_OWN, _translated
from ui.build.texts import catalogue
from ui.html import language_of
from ui.language import N_, nt, t, ta

ROOT = Path(texts.__file__).parent.parent.parent
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Quotes"
msgstr "Offertes"

msgid "{n} quote"
msgid_plural "{n} quotes"
msgstr[0] "{n} offerte"
msgstr[1] "{n} offertes"

msgid "Only for staff"
msgstr "Alleen voor kantoor"

msgid "Dear {name}"
msgstr "Beste {name}"

#, fuzzy
msgid "Doubtful"
msgstr "Twijfelachtig"
"""


@pytest.fixture
def sources(tmp_path, monkeypatch):
    for path, text in {
        "portal/quotes/pages.py": 'from ui.parts import row; t("Quotes"); t("Doubtful")',
        "backoffice/desk.py": 'ta("Only for staff"); t("Quotes")',
        "domain/quotes/mails.py": '_("Dear {name}")',
        "ui/parts.py": "from .counting import some",
        "ui/counting.py": 'nt("{n} quote", "{n} quotes", n)',
        "locales/nl/messages.po": PO,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.setattr(texts, "ROOT", tmp_path)
    _forget()
    yield
    _forget()


def _forget():
    texts._msgids.cache_clear()
    texts._translations.cache_clear()


def test_a_door_gets_the_texts_of_its_screens(sources):
    assert catalogue("portal", "nl") == {"Quotes": "Offertes", "{n} quote": ["{n} offerte", "{n} offertes"]}
    assert catalogue("office", "nl") == {"Quotes": "Offertes", "Only for staff": "Alleen voor kantoor"}


def test_a_language_without_a_catalogue_is_english(sources):
    assert catalogue("portal", "de") == {}


@pytest.mark.parametrize(
    ("cookie", "header", "language"),
    [
        ("de", "fr", "de"),
        ("", "fr-BE,fr;q=0.9,en;q=0.8", "fr"),
        ("", "pl,en;q=0.5", "en"),
        ("", "", "nl"),
        ("xx", "pl", "nl"),
        ("../../etc", "", "nl"),
    ],
)
def test_the_choice_of_the_person_comes_first(cookie, header, language):
    assert language_of(cookie, header) == language


def test_texts_name_their_key_and_values():
    assert 'k:"Approve quote"' in str(t("Approve quote").render())
    assert '["name"] : "Jan"' in str(t("Hello {name}", name="Jan").render())
    assert 'many:"{n} quotes"' in str(nt("{n} quote", "{n} quotes", 2).render())
    assert str(ta("Search")) == '__t("Search", undefined)'
    assert N_("Search") == "Search"


def say(store: dict, script: str) -> str:
    """What assets/i18n.js makes of it, in Node, with React left out."""
    source = (ROOT / "assets/i18n.js").read_text()
    source = re.sub(r"import .*?;", "", source).replace("export ", "")
    program = f"globalThis.__i18n = {json.dumps(store)};\n{source}\nconsole.log({script})"
    node = Path(sysconfig.get_path("scripts")) / "node"
    done = subprocess.run([node, "--input-type=module", "-e", program], capture_output=True, text=True, check=True)
    return re.sub(r"[\u00a0\u202f]", " ", done.stdout.strip())


NL = {
    "locale": "nl",
    "texts": {"{n} day": ["{n} dag", "{n} dagen"], "Pay {amount}": "Betaal {amount}", "Paid": "Betaald"},
}


@pytest.mark.parametrize(
    ("store", "script", "said"),
    [
        (NL, 'translate("{n} day", {n: 1}, "{n} days")', "1 dag"),
        (NL, 'translate("{n} day", {n: 0}, "{n} days")', "0 dagen"),
        ({"locale": "fr", "texts": {"{n} day": ["{n} jour", "{n} jours"]}}, 'translate("{n} day", {n: 0})', "0 jour"),
        (NL, 'translate("Pay {amount}", {amount: {cents: 123456, currency: "EUR"}})', "Betaal € 1.234,56"),
        (NL, 'translate("It is {state}", {state: {text: "Paid"}})', "It is Betaald"),
        (NL, 'translate("Unknown {x}", {})', "Unknown"),
        ({"locale": "de", "texts": {}, "country": "DE"}, "money(-5)", "-0,05 €"),
        ({"locale": "fr", "texts": {}, "country": "BE"}, "money(123456)", "1 234,56 €"),
        (NL, 'moment("2026-12-04", "long")', "vrijdag 4 december 2026"),
        (NL, 'moment("2026-03-28T23:30:00Z", "datetime", "Europe/Amsterdam")', "29 mrt 2026, 00:30"),
        (NL, 'moment("2026-03-29T01:30:00Z", "time", "Europe/Amsterdam")', "03:30"),
        (NL, 'moment("2026-10-25T01:30:00Z", "time", "Europe/Amsterdam")', "02:30"),
        (NL, 'moment("not a date")', ""),
        (NL, "relative(new Date(Date.now() + 864e5).toISOString())", "morgen"),
    ],
)
def test_the_browser_says_it_in_its_language(store, script, said):
    assert say(store, script) == said


@pytest.mark.parametrize(("language", "door"), [("nl", "portal"), ("de", "portal"), ("fr", "office"), ("en", "office")])
def test_html_comes_in_the_language_of_the_reader(live_app, language, door):
    path, person = ("/office", "sanne") if door == "office" else ("/", "alice")
    connection = http.client.HTTPConnection("127.0.0.1", live_app.port)
    connection.request("GET", path, headers={"Cookie": f"{live_app.cookie(person)}; lang={language}"})
    answer = connection.getresponse()
    html = answer.read().decode()
    assert answer.status == 200
    assert answer.getheader("content-language") == language
    assert f'<html lang="{language}"' in html
    assert re.search(rf'import "/i18n/{door}\.{language}\.js\?v=\w+"', html)
    assert all(hash_of(script) in answer.getheader("content-security-policy", "") for script in inline_scripts(html))


def inline_scripts(html: str) -> list[str]:
    scripts = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", html, re.S)
    assert scripts
    return scripts


def hash_of(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_what_the_framework_says_by_itself_is_translated():
    written = (Path(reflex_base.__file__).parent / ".templates/web/utils/state.js").read_text()
    once = _translated(written)
    for text in FRAMEWORKS_OWN:
        assert f'globalThis.__i18n?.texts["{text}"] ?? "{text}"' in once
        assert {catalogue(door, "de")[text] for door in ("portal", "office")} != {text}
    assert _translated(once) == once
    with pytest.raises(RuntimeError):
        _translated("something else")
