"""Lines of quotes, orders and invoices: what they cost, and what a clerk may type."""

from domain.lines.forms import LineForm as LineForm
from domain.lines.forms import LineValues as LineValues
from domain.lines.forms import check as check
from domain.lines.forms import typed as typed
from domain.lines.items import Item as Item
from domain.lines.items import items_in as items_in
from domain.lines.items import of_rows as of_rows
from domain.lines.prices import Price as Price
from domain.lines.prices import prices as prices
from domain.lines.rules import assert_payable as assert_payable
from domain.lines.rules import gaps as gaps
from domain.lines.totals import Totals as Totals
from domain.lines.totals import VatRow as VatRow
from domain.lines.totals import amount_of as amount_of
from domain.lines.totals import options_of as options_of
from domain.lines.totals import totals as totals
