"""Firms and their settings: look, numbering, terms, VAT, staff."""

from domain.companies.actions import change_details as change_details
from domain.companies.actions import change_look as change_look
from domain.companies.actions import change_mollie_key as change_mollie_key
from domain.companies.actions import change_policy as change_policy
from domain.companies.actions import change_role as change_role
from domain.companies.actions import found as found
from domain.companies.actions import invite as invite
from domain.companies.actions import let_go as let_go
from domain.companies.actions import offer_tax_rate as offer_tax_rate
from domain.companies.actions import publish_terms as publish_terms
from domain.companies.actions import withdraw_tax_rate as withdraw_tax_rate
from domain.companies.forms import DetailsForm as DetailsForm
from domain.companies.forms import PolicyForm as PolicyForm
from domain.companies.queries import by_id as by_id
from domain.companies.queries import by_slug as by_slug
from domain.companies.queries import current as current
from domain.companies.queries import logo as logo
from domain.companies.queries import mine as mine
from domain.companies.queries import of as of
from domain.companies.queries import staff as staff
from domain.companies.queries import tax_rates as tax_rates
from domain.companies.queries import terms as terms
from domain.companies.queries import terms_in_force as terms_in_force
