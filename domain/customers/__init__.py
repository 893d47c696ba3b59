"""Whom a company works for: records, contact persons, addresses, and who may come into the portal."""

from domain.customers.actions import add_address as add_address
from domain.customers.actions import add_contact as add_contact
from domain.customers.actions import change as change
from domain.customers.actions import choose_capacity as choose_capacity
from domain.customers.actions import create as create
from domain.customers.actions import end_membership as end_membership
from domain.customers.actions import open_portal as open_portal
from domain.customers.actions import remove_contact as remove_contact
from domain.customers.actions import set_rights as set_rights
from domain.customers.forms import AddressForm as AddressForm
from domain.customers.forms import ContactForm as ContactForm
from domain.customers.forms import CustomerForm as CustomerForm
from domain.customers.queries import CustomerRow as CustomerRow
from domain.customers.queries import Recipient as Recipient
from domain.customers.queries import addresses as addresses
from domain.customers.queries import by_id as by_id
from domain.customers.queries import contacts as contacts
from domain.customers.queries import memberships as memberships
from domain.customers.queries import my_addresses as my_addresses
from domain.customers.queries import my_memberships as my_memberships
from domain.customers.queries import page as page
from domain.customers.queries import recipients as recipients
from domain.customers.queries import with_email as with_email
from domain.customers.rules import lacks_capacity as lacks_capacity
