"""What was paid, and how: attempts through the provider, transfers booked by hand, refunds. Each booked once."""

from domain.payments.actions import book_transfer as book_transfer
from domain.payments.actions import plan_checks as plan_checks
from domain.payments.actions import refund as refund
from domain.payments.actions import sync_soon as sync_soon
from domain.payments.attempts import begin_payment as begin_payment
from domain.payments.attempts import give_back as give_back
from domain.payments.attempts import look_again as look_again
from domain.payments.attempts import sync as sync
from domain.payments.attempts import ways_to_pay as ways_to_pay
from domain.payments.attempts import withdraw as withdraw
from domain.payments.queries import for_invoice as for_invoice
from domain.payments.queries import is_genuine as is_genuine
from domain.payments.queries import live_of as live_of
from domain.payments.queries import methods_for as methods_for
from domain.payments.queries import page as page
from domain.payments.queries import refunds_of as refunds_of
from domain.payments.queries import view as view
from domain.payments.rules import TROUBLE as TROUBLE
from domain.payments.shapes import PaymentRow as PaymentRow
from domain.payments.shapes import PaymentView as PaymentView
from domain.payments.shapes import RefundRow as RefundRow
from domain.payments.shapes import Started as Started
from domain.payments.shapes import TransferWay as TransferWay
from domain.payments.shapes import Way as Way
from domain.payments.shapes import Ways as Ways
