"""What must be true about projects and the accounts that see them. Pure."""

import re

from domain.access import PROJECT_RIGHTS, Right
from domain.problems import Conflict, Invalid
from domain.texts import _
from models.customer import Customer
from models.order import Order, OrderStatus
from models.project import Project, ProjectAccess, ProjectStatus

USER_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
FINISHED = (ProjectStatus.DONE, ProjectStatus.CANCELLED)


class EditedMeanwhile(Conflict):
    text = _("A colleague changed this in the meantime. Your text is still here; look at theirs before you save.")


class OrderGone(Conflict):
    text = _("This order was cancelled or withdrawn from, so no project can be made of it.")


class AccessEnded(Conflict):
    text = _("This access has ended. Give it again first.")


class NameTaken(Invalid):
    def __init__(self) -> None:
        super().__init__({"user_name": _("This user name is taken. Choose another one.")})


def assert_current(project: Project, revision: int) -> None:
    if project.revision != revision:
        raise EditedMeanwhile


def assert_agreed(order: Order) -> None:
    if order.status in (OrderStatus.CANCELLED, OrderStatus.WITHDRAWN):
        raise OrderGone


def assert_lasting(access: ProjectAccess) -> None:
    if access.ended_at is not None:
        raise AccessEnded


def is_open(project: Project, customer: Customer) -> bool:
    """Whether customers see the project: by its own switch, or because the customer's record opens all (MA-5, MA-7)."""
    return project.portal_open or customer.opens_projects


def progress_of(status: ProjectStatus, progress: int) -> int:
    """Work that is done is done for 100 %."""
    if not 0 <= progress <= 100:
        raise Invalid({"progress": _("Choose between 0 and 100.")})
    return 100 if status is ProjectStatus.DONE else progress


def normal_name(user_name: str) -> str:
    """The user name as it is compared and kept; an @ never gets in, so it is no e-mail address."""
    name = user_name.strip().lower()
    if not USER_NAME.fullmatch(name):
        text = _("Use 3 to 40 letters without accents, digits, dots or hyphens; start with a letter or digit.")
        raise Invalid({"user_name": text})
    return name


def with_state(rights: frozenset[Right]) -> frozenset[Right]:
    """What an account gets: state and progress always, besides what was chosen (MA-14)."""
    if not rights <= PROJECT_RIGHTS:
        raise Invalid({"rights": _("An account for one project cannot have this right.")})
    return rights | {Right.SEE_PROJECTS}
