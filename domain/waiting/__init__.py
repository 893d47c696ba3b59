"""What waits for a customer: what to approve and what to pay, over all firms."""

from domain.waiting.queries import mine as mine
from domain.waiting.shapes import Waiting as Waiting
from domain.waiting.shapes import WaitingKind as WaitingKind
