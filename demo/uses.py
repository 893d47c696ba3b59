"""The five uses of a project portal, and the people in whose shoes each is played."""

from dataclasses import dataclass

from sqlmodel import col, select

from demo.firms import BUILDERS, CARE, CARETAKER, CATERER, FIRMS, Firm
from demo.portfolios import PORTFOLIOS, Visitor
from demo.work import JOBS
from domain.access import HOUSE
from domain.work import work_as
from models.company import Company
from models.installation import Installation


@dataclass(frozen=True)
class Use:
    """`people` are e-mail addresses and user names; "" are all of the firm."""

    title: str
    about: str
    firm: Firm
    people: tuple[str, ...] = ()


USES = (
    Use("Shifts", "A caterer shows its client which crew comes when. The front desk sees nothing else.", CATERER),
    Use(
        "Resources", "A builder shows the hours, material and photos that go into a roof.", BUILDERS,
        ("lukas@zimmereiberger.example", "schneider@familie.example", "bauherr.schneider"),
    ),
    Use(
        "Relatives", "A care service tells the family who comes and how it went: each relative as far as the client "
        "wants.", CARE,
    ),
    Use(
        "New orders", "A caretaker’s customers report what is broken, with the QR code on the thing or without: the "
        "tenant may do that and nothing else.", CARETAKER,
    ),
    Use(
        "Several projects", "One client opens all projects of a builder at once.", BUILDERS,
        ("anja@zimmereiberger.example", "buero@rheinblick.example"),
    ),
)  # fmt: skip


def visitors(firm: Firm) -> tuple[Visitor, ...]:
    """Who was given a user name by this firm."""
    kept = PORTFOLIOS.get(firm.slug)
    of_works = [one for work in kept.works for one in work.visitors] if kept else []
    of_jobs = [one for job in JOBS if job.slug == firm.slug for one in job.visitors]
    return (*of_works, *of_jobs)


def stickers(firm: Firm) -> list[tuple[str, str]]:
    """What is looked after at this firm's customers, each with the address that its QR code leads to."""
    query = select(Installation.name, Installation.sticker).join(Company, col(Company.id) == Installation.company_id)
    with work_as(HOUSE, writes=False) as work:
        found = work.session.exec(query.where(Company.slug == firm.slug).order_by(Installation.name)).all()
    return [(name, f"/s/{code}") for name, code in found]


USER_NAMES = {one.user_name for firm in FIRMS for one in visitors(firm)}
