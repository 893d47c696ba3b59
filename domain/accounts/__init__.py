"""People, and how they come in."""

from domain.accounts.visitors import NOBODY as NOBODY
from domain.accounts.visitors import Visitor as Visitor
from domain.accounts.visitors import visitor_with as visitor_with
