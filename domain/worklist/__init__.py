"""What needs a person of the firm now."""

from domain.worklist.actions import add as add
from domain.worklist.actions import assign as assign
from domain.worklist.actions import handle as handle
from domain.worklist.actions import retry_job as retry_job
from domain.worklist.actions import settle as settle
from domain.worklist.queries import Counts as Counts
from domain.worklist.queries import TodoRow as TodoRow
from domain.worklist.queries import Worklist as Worklist
from domain.worklist.queries import companies_with_expiring as companies_with_expiring
from domain.worklist.queries import counts as counts
from domain.worklist.queries import expiring_quotes as expiring_quotes
from domain.worklist.queries import handled_today as handled_today
from domain.worklist.queries import open as open
