"""Boilers, heat pumps, cars: what a firm looks after at a customer's, and the stickers on them."""

from domain.installations.actions import add as add
from domain.installations.actions import ask_for_stickers as ask_for_stickers
from domain.installations.actions import change as change
from domain.installations.actions import file_stickers as file_stickers
from domain.installations.actions import new_sticker as new_sticker
from domain.installations.actions import note_service as note_service
from domain.installations.actions import remove as remove
from domain.installations.forms import InstallationForm as InstallationForm
from domain.installations.queries import InstallationRow as InstallationRow
from domain.installations.queries import Sticker as Sticker
from domain.installations.queries import at_address as at_address
from domain.installations.queries import by_id as by_id
from domain.installations.queries import by_sticker as by_sticker
from domain.installations.queries import mine as mine
from domain.installations.queries import of_customer as of_customer
from domain.installations.queries import printed_stickers as printed_stickers
from domain.installations.queries import sticker_sheet as sticker_sheet
from domain.installations.stickers import address_of as address_of
