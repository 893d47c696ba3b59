"""A door is one small page in the firm's colour that works without a script."""

from pathlib import Path
from types import SimpleNamespace

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).parents[2]
DOOR = """
{% extends "_base.html" %}{% import "_parts.html" as part with context %}
{% block picture %}{{ part.door_picture() }}{% endblock %}
{% block content %}
<h1>{{ _("Sign in") }}</h1>
{{ part.pairs([("For", "M. H•••"), ("Until", "")]) }}
<form method="post">{{ part.code_field(_("Code"), error=wrong) }}{{ part.button(_("Sign in")) }}</form>
{% call part.check("terms_accepted", "yes") %}<a href="/terms">{{ _("Terms") }}</a>{% endcall %}
{{ part.document("Quote", [("Amount", "€ 10")], "/files/1", _("Read")) }}
{{ part.note(wrong or "fine", "info") }}
{% endblock %}
"""
FIRM = SimpleNamespace(name="Smid & Zn <b>", mark="sz", brand="#23407a", phone="030 214 88 70", email="", logo_url="")


def door(**values: str) -> str:
    files = FileSystemLoader(ROOT / "api/templates")
    env = Environment(
        loader=ChoiceLoader([DictLoader({"door": DOOR}), files]), autoescape=True, undefined=StrictUndefined
    )
    given = {
        "firm": FIRM,
        "lang": "de",
        "languages": {"nl": "Nederlands", "de": "Deutsch"},
        "path": "/l/1",
        "wrong": "",
        "looks_as": "",
    }
    return env.get_template("door").render(**(given | values), _=lambda text, **_: text)


def test_a_door_weighs_at_most_25_kilobytes_in_all():
    styles = [ROOT / "assets/theme/tokens.css", ROOT / "assets/door.css"]
    assert len(door().encode()) + sum(style.stat().st_size for style in styles) <= 25_000


def test_a_door_needs_no_script_and_wears_the_firms_colour():
    page = door()
    assert "<script" not in page
    assert '<html lang="de" style="--brand: #23407a">' in page
    assert "Smid &amp; Zn &lt;b&gt;" in page


def test_what_is_wrong_with_a_field_is_tied_to_it():
    page = door(wrong="This code is not right.")
    assert 'aria-describedby="code-error" aria-invalid="true"' in page
    assert 'id="code-error" role="alert"' in page


def test_a_fact_without_a_value_is_left_out():
    assert "M. H•••" in door()
    assert "Until" not in door()


def test_consent_is_never_ticked_beforehand():
    assert '<input type="checkbox" name="terms_accepted" value="yes" required>' in door()
