"""What a timeline sends to the browser."""

from uuid import UUID

from models.fact import ActorKind, Fact
from tests.people import THEN
from ui.facts import TEXTS, fact_shapes

A_ROW = UUID(int=7)


def a_fact(name: str, **data: object) -> Fact:
    return Fact(
        name=name, data=data, at=THEN, company_id=A_ROW, subject_kind="quote", subject_id=A_ROW,
        actor_kind=ActorKind.STAFF, actor_id=A_ROW, actor_name="Sanne",
    )  # fmt: skip


def test_only_what_the_sentence_says_goes_to_the_browser():
    (shape,) = fact_shapes([a_fact("quote.sent", version=2, sha256="f" * 64, internal_note="she hesitates")])
    assert shape.text == TEXTS["quote.sent"]
    assert shape.values == {"version": 2}


def test_amounts_keep_their_currency():
    (shape,) = fact_shapes([a_fact("payment.received", amount_cents=1250, currency="CHF", payment_id="p1")])
    assert shape.values == {"amount_cents": {"cents": 1250, "currency": "CHF"}}


def test_what_is_no_news_is_left_out():
    assert fact_shapes([a_fact("job.tried", attempt=3)]) == []
