"""Who comes when: visits and shifts of projects."""

from domain.planning.actions import add as add
from domain.planning.actions import call_off_rest as call_off_rest
from domain.planning.actions import cancel as cancel
from domain.planning.actions import change as change
from domain.planning.forms import PlanForm as PlanForm
from domain.planning.queries import of_project as of_project
