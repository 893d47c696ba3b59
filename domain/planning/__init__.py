"""Who comes when: visits and shifts of projects."""

from domain.planning.actions import add as add
from domain.planning.actions import call_off_rest as call_off_rest
from domain.planning.actions import cancel as cancel
from domain.planning.actions import change as change
from domain.planning.feed import Calendar as Calendar
from domain.planning.feed import calendar_address as calendar_address
from domain.planning.feed import calendar_at as calendar_at
from domain.planning.feed import end_address as end_address
from domain.planning.feed import renew_address as renew_address
from domain.planning.forms import PlanForm as PlanForm
from domain.planning.queries import agenda as agenda
from domain.planning.queries import between as between
from domain.planning.queries import lately as lately
from domain.planning.queries import of_person as of_person
from domain.planning.queries import of_project as of_project
from domain.planning.queries import upcoming as upcoming
from domain.planning.shapes import Visit as Visit
from domain.planning.telling import tell_news as tell_news
