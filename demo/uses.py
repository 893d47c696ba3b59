"""The five uses of a project portal, and the people in whose shoes each is played."""

from dataclasses import dataclass

from demo.firms import BUILDERS, CARE, CARETAKER, CATERER, FIRMS, Firm
from demo.portfolios import PORTFOLIOS, Visitor
from demo.work import JOBS


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


USER_NAMES = {one.user_name for firm in FIRMS for one in visitors(firm)}
