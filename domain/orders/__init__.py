"""Orders: what was agreed, made once from an approved quote."""

from domain.orders.actions import cancel as cancel
from domain.orders.actions import file_confirmation as file_confirmation
from domain.orders.actions import make_from_approval as make_from_approval
from domain.orders.actions import withdraw as withdraw
from domain.orders.history import bring_in as bring_in
from domain.orders.history import complete as complete
from domain.orders.queries import by_id as by_id
from domain.orders.queries import of_quote as of_quote
from domain.orders.queries import page as page
from domain.orders.queries import paper as paper
from domain.orders.shapes import OrderFull as OrderFull
from domain.orders.shapes import OrderLineView as OrderLineView
from domain.orders.shapes import OrderRow as OrderRow
from domain.orders.taking_on import make_directly as make_directly
