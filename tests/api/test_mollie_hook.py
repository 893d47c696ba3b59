"""The webhook: believes nobody, tells nothing, and is answered the same way for everything."""

import pytest
from sqlmodel import select

from demo.mollie import Simulator, Status
from domain import payments
from domain.access import HOUSE
from domain.payments import provider
from domain.work import clock, work_as
from models.base import new_id
from models.fact import Job
from models.invoice import Invoice, InvoiceStatus, Payment
from tasks.runner import run_due
from tests.api.conftest import Knock
from tests.bills import an_invoice, payment_with
from tests.paying import begun, running_simulator, simulator  # noqa: F401  fixtures
from tests.people import People, do


@pytest.fixture
def payment(people: People, simulator: Simulator) -> Payment:  # noqa: F811
    return begun(people, an_invoice(people))


def hook(payment: Payment, secret: str | None = None) -> str:
    return f"/hooks/mollie/{payment.id}/{provider.hook_secret(payment) if secret is None else secret}"


def asked() -> int:
    """How many times somebody was told to ask the provider."""
    with work_as(HOUSE, writes=False) as work:
        return len(work.session.exec(select(Job).where(Job.kind == "payments.sync")).all())


def test_a_true_webhook_has_the_provider_asked(people: People, knock: Knock, payment: Payment, simulator: Simulator):  # noqa: F811
    simulator.set_status(payment.provider_id or "", Status.PAID)
    answer = knock().post(hook(payment), data={"id": payment.provider_id})
    assert (answer.status_code, answer.text, asked()) == (200, "OK", 1)
    assert payment_with(payment.id).booked_cents == 0  # nothing is booked by the webhook itself
    run_due()
    assert payment_with(payment.id).booked_cents == 12_100


def test_what_it_says_is_not_believed(people: People, knock: Knock, payment: Payment):
    knock().post(hook(payment), data={"id": payment.provider_id, "status": "paid", "amount": "121.00"})
    run_due()
    assert payment_with(payment.id).booked_cents == 0


def test_before_the_answer_that_makes_the_payment(people: People, knock: Knock, payment: Payment):
    """The provider may call while its answer to us is still under way: the id is not known yet."""
    with work_as(HOUSE) as work:
        work.get(Payment, payment.id).provider_id = None
    knock().post(hook(payment), data={"id": "tr_notyetknown1"})
    assert asked() == 1


FORGED = ["tr_x/../../organizations/me", "tr_somebodyelses", "", "tr_", "re_12345678", "tr_12345678\n", "x" * 900]


@pytest.mark.parametrize("id", FORGED)
def test_a_forged_id_gets_the_same_answer_and_does_nothing(knock: Knock, payment: Payment, id: str):
    answer = knock().post(hook(payment), data={"id": id})
    true = knock().post(hook(payment), data={"id": payment.provider_id})
    assert (answer.status_code, answer.content, dict(answer.headers)) == (200, true.content, dict(true.headers))
    assert asked() == 1  # the true one


@pytest.mark.parametrize("secret", ["wrong", "x/y", "..%2f..", "a" * 43, "%00"])
def test_a_wrong_secret_gets_the_same_answer_and_does_nothing(knock: Knock, payment: Payment, secret: str):
    answer = knock().post(hook(payment, secret), data={"id": payment.provider_id})
    assert (answer.status_code, answer.text, asked()) == (200, "OK", 0)


def test_unknown_and_foreign_payments_get_the_same_answer(people: People, knock: Knock, payment: Payment, simulator):  # noqa: F811
    other = begun(people, an_invoice(people))
    secret = provider.hook_secret(payment)
    for id in (new_id(), other.id, "nonsense", "..%2f..%2fetc"):
        answer = knock().post(f"/hooks/mollie/{id}/{secret}", data={"id": payment.provider_id})
        assert (answer.status_code, answer.text) == (200, "OK")
    assert asked() == 0


def test_money_booked_by_hand_has_no_webhook(people: People, knock: Knock):
    payment = do(people.sanne, payments.book_transfer, an_invoice(people).id, 100, clock().date())
    for secret in ("", "x", provider.hook_secret(payment)):
        answer = knock().post(f"/hooks/mollie/{payment.id}/{secret}", data={"id": "tr_12345678"})
        assert (answer.status_code, asked()) == (200, 0)


def test_a_huge_body_is_not_read(knock: Knock, payment: Payment):
    body = f"id={payment.provider_id}&x={'y' * 2_000_000}"
    answer = knock().post(hook(payment), content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert (answer.status_code, answer.text, asked()) == (200, "OK", 0)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"{}", b"id", b"&&&&&", b"id=%ff%fe"])
def test_a_body_that_is_no_form_does_nothing(knock: Knock, payment: Payment, body: bytes):
    answer = knock().post(hook(payment), content=body)
    assert (answer.status_code, answer.text, asked()) == (200, "OK", 0)


def test_many_fields_do_nothing(knock: Knock, payment: Payment):
    answer = knock().post(hook(payment), content="&".join(f"a{n}=1" for n in range(100)))
    assert (answer.status_code, answer.text, asked()) == (200, "OK", 0)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_post(knock: Knock, payment: Payment, method: str):
    assert knock().request(method, hook(payment)).status_code == 405
    assert asked() == 0


def test_duplicates_book_once(people: People, knock: Knock, payment: Payment, simulator: Simulator):  # noqa: F811
    simulator.set_status(payment.provider_id or "", Status.PAID)
    for _ in range(5):
        knock().post(hook(payment), data={"id": payment.provider_id})
    run_due()
    with work_as(HOUSE, writes=False) as work:
        invoice = work.get(Invoice, payment.invoice_id)
    assert (asked(), invoice.paid_cents, invoice.status) == (5, 12_100, InvoiceStatus.PAID)
