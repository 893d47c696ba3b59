"""What people do with their firm's settings."""

from dataclasses import asdict
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.companies import forms, rules
from domain.companies.beginning import give_usual_rates, give_usual_types
from domain.companies.changes import Section, assert_current, last_change_of
from domain.companies.keys import seal_mollie_key
from domain.companies.numbering import current_series
from domain.problems import Invalid
from domain.texts import LANGUAGES, _
from domain.work import Work
from models.account import Role, StaffMember
from models.company import Company, NumberSeries, SeriesKind, TaxCategory, TaxRate, Terms
from models.document import StoredFile


@needs(Right.KEEP_HOUSE)
def found(work: Work, form: forms.DetailsForm, *, slug: str, brand: str = "#0f5c4d") -> Company:
    """A new firm joins this installation, with the usual VAT rates of its country and kinds of requests."""
    forms.check_details(form)
    company = work.add(Company(slug=slug, brand=rules.readable_shade(brand), created_at=work.now, **asdict(form)))
    give_usual_rates(work, company)
    give_usual_types(work, company)
    return company


@needs(Right.MANAGE_COMPANY)
def change_details(work: Work, form: forms.DetailsForm, *, revision: int | None = None) -> Company:
    forms.check_details(form)
    return _change(work, Section.DETAILS, revision, **asdict(form))


@needs(Right.MANAGE_COMPANY)
def change_policy(work: Work, form: forms.PolicyForm, *, revision: int | None = None) -> Company:
    forms.check_policy(form)
    return _change(work, Section.POLICY, revision, **asdict(form))


@needs(Right.MANAGE_COMPANY)
def change_projects(work: Work, form: forms.ProjectsForm, *, revision: int | None = None) -> Company:
    company = _change(work, Section.PROJECTS, revision, **asdict(form))
    work.refresh(f"portal:{company.id}")  # what hides the times of visits hides them at once
    return company


@needs(Right.MANAGE_COMPANY)
def change_look(
    work: Work, *, brand: str, logo_file_id: UUID | str | None = None, revision: int | None = None
) -> Company:
    """Set colour and logo; a colour on which white cannot be read is refused with the nearest one that can."""
    if not rules.is_colour(brand):
        raise Invalid({"brand": _("A colour looks like #0f5c4d.")})
    if (shade := rules.readable_shade(brand)) != brand.lower():
        raise Invalid(
            {"brand": _("White text cannot be read on this colour. {shade} is the nearest that works.")}, shade=shade
        )
    if logo_file_id:
        logo = work.get(StoredFile, logo_file_id)
        if not logo.media_type.startswith("image/"):
            raise Invalid({"logo": _("A logo is a picture: PNG, JPEG or WebP.")})
        return _change(work, Section.LOOK, revision, brand=brand.lower(), logo_file_id=logo.id)
    return _change(work, Section.LOOK, revision, brand=brand.lower())


@needs(Right.MANAGE_COMPANY)
def remove_logo(work: Work, *, revision: int | None = None) -> Company:
    """From now on the firm's letters stand where its logo stood."""
    return _change(work, Section.LOOK, revision, logo_file_id=None)


@needs(Right.MANAGE_COMPANY)
def change_mollie_key(work: Work, key: str, *, revision: int | None = None) -> Company:
    """Keep the firm's Mollie key encrypted; an empty one takes it away."""
    if key and not key.startswith(("test_", "live_")):
        raise Invalid({"mollie_key": _("A Mollie key starts with live_ or test_.")})
    company = work.get(Company, work.actor.company_id)
    return _change(work, Section.PAYMENTS, revision, mollie_key=seal_mollie_key(company, key))


@needs(Right.MANAGE_COMPANY)
def publish_terms(work: Work, *, title: str, text: str, revision: int | None = None) -> Terms:
    """A new version of the terms; documents sent before keep theirs."""
    if not title.strip() or not text.strip():
        raise Invalid({name: forms.REQUIRED for name, value in (("title", title), ("text", text)) if not value.strip()})
    company = _locked(work, Section.TERMS, revision)
    query = select(Terms.version).order_by(col(Terms.version).desc())
    version = (work.session.exec(query).first() or 0) + 1
    terms = Terms(company_id=company.id, version=version, title=title[:120], text=text, created_at=work.now)
    work.record(Section.TERMS, work.add(terms), version=version, internal=True)
    return terms


@needs(Right.MANAGE_COMPANY)
def offer_tax_rate(
    work: Work,
    *,
    rate_bp: int,
    category: TaxCategory,
    label: str = "",
    reason: str = "",
    revision: int | None = None,
) -> TaxRate:
    """Offer a rate when lines are written; categories without VAT have rate 0 and say why."""
    if not 0 <= rate_bp <= 10_000 or (category is not TaxCategory.STANDARD and rate_bp):
        raise Invalid({"rate": _("This rate does not fit the category.")})
    company = _locked(work, Section.VAT, revision)
    work.record(Section.VAT, company, internal=True)
    return work.add(
        TaxRate(company_id=company.id, rate_bp=rate_bp, category=category, label=label[:80], reason=reason[:200])
    )


@needs(Right.MANAGE_COMPANY)
def make_default_rate(work: Work, rate_id: UUID | str, *, revision: int | None = None) -> TaxRate:
    """The rate a new line starts with; there is one."""
    company = _locked(work, Section.VAT, revision)
    chosen = work.get(TaxRate, rate_id, lock=True)
    for rate in work.session.exec(select(TaxRate)):
        rate.is_default = rate.id == chosen.id
        work.session.add(rate)
    work.record(Section.VAT, company, internal=True)
    return chosen


@needs(Right.MANAGE_COMPANY)
def set_prefix(work: Work, kind: SeriesKind, prefix: str, *, was: str | None = None) -> NumberSeries:
    """What the next numbers of a series start with; numbers given out before stay as they are.

    `was`: the prefix somebody saw and wants to replace.
    """
    rules.assert_prefix(prefix)
    company = work.get(Company, work.actor.company_id, lock=True)
    series = current_series(work, company, kind)
    if was is not None and series.prefix != was:
        last = last_change_of(work, Section.NUMBERS)
        raise rules.ChangedMeanwhile(name=last.by, at=last.at)
    series.prefix = prefix.upper()
    work.record(Section.NUMBERS, company, internal=True, series=kind, prefix=series.prefix)
    return work.add(series)


@needs(Right.MANAGE_COMPANY)
def withdraw_tax_rate(work: Work, rate_id: UUID | str, *, revision: int | None = None) -> None:
    company = _locked(work, Section.VAT, revision)
    work.session.delete(work.get(TaxRate, rate_id))
    work.record(Section.VAT, company, internal=True)


@needs(Right.MANAGE_STAFF)
def invite(work: Work, *, name: str, email: str, role: Role, language: str) -> StaffMember:
    """A new colleague; the invitation with its link is mailed by a reaction."""
    email = email.strip().lower()
    errors = {}
    if not name.strip():
        errors["name"] = forms.REQUIRED
    if not rules.is_email(email):
        errors["email"] = _("This is not an e-mail address.")
    if language not in LANGUAGES:
        errors["language"] = _("Choose one of the languages.")
    forms.raise_if(errors)
    member = work.session.exec(select(StaffMember).where(StaffMember.email == email)).one_or_none()
    if member and member.left_at is None and member.account_id:
        raise rules.AlreadyStaff
    company = work.get(Company, work.actor.company_id)
    member = member or StaffMember(company_id=company.id, email=email, name=name, role=role, invited_at=work.now)
    member.name, member.role, member.language = name.strip()[:120], role, language
    member.invited_at, member.left_at = work.now, None
    work.record("staff.invited", work.add(member), internal=True, role=role)
    return member


@needs(Right.MANAGE_STAFF)
def invite_again(work: Work, staff_id: UUID | str) -> StaffMember:
    """Send the invitation once more to somebody who has not accepted it yet."""
    member = work.get(StaffMember, staff_id, lock=True)
    if member.account_id or member.left_at:
        raise rules.AlreadyStaff
    member.invited_at = work.now
    work.record("staff.invited", member, internal=True, role=member.role)
    return member


@needs(Right.MANAGE_STAFF)
def change_role(work: Work, staff_id: UUID | str, role: Role) -> StaffMember:
    member = work.get(StaffMember, staff_id, lock=True)
    if member.role is Role.ADMIN and role is not Role.ADMIN:
        _assert_another_admin(work, member)
    member.role = role
    work.record("staff.role_changed", member, internal=True, role=role)
    return member


@needs(Right.MANAGE_STAFF)
def let_go(work: Work, staff_id: UUID | str) -> StaffMember:
    """A colleague leaves: every open browser is closed out at its next click."""
    member = work.get(StaffMember, staff_id, lock=True)
    if member.role is Role.ADMIN:
        _assert_another_admin(work, member)
    member.left_at = work.now
    work.record("staff.left", member, internal=True)
    return member


def _assert_another_admin(work: Work, member: StaffMember) -> None:
    query = select(StaffMember.id).where(
        StaffMember.role == Role.ADMIN, StaffMember.id != member.id, col(StaffMember.left_at).is_(None)
    )
    if work.session.exec(query).first() is None:
        raise rules.LastAdmin


def _change(work: Work, section: Section, revision: int | None, **values) -> Company:
    company = _locked(work, section, revision)
    company.sqlmodel_update(values)
    work.session.add(company)
    work.record(section, company, internal=True)
    return company


def _locked(work: Work, section: Section, revision: int | None) -> Company:
    """The firm, if nobody saved this section of its settings since it was read."""
    company = work.get(Company, work.actor.company_id, lock=True)
    assert_current(work, section, revision)
    return company
