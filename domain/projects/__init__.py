"""Work that takes more than a visit: what it is, who works on it, who may look on."""

from domain.projects.actions import change as change
from domain.projects.actions import create as create
from domain.projects.actions import make_from_order as make_from_order
from domain.projects.actions import report as report
from domain.projects.forms import ProjectForm as ProjectForm
from domain.projects.opening import greet as greet
from domain.projects.opening import open_for_customer as open_for_customer
from domain.projects.opening import open_portal as open_portal
from domain.projects.queries import by_id as by_id
from domain.projects.queries import guests as guests
from domain.projects.queries import known_guests as known_guests
from domain.projects.queries import of_order as of_order
from domain.projects.queries import page as page
from domain.projects.queries import team as team
from domain.projects.shapes import Credentials as Credentials
from domain.projects.shapes import Guest as Guest
from domain.projects.shapes import ProjectFull as ProjectFull
from domain.projects.shapes import ProjectRow as ProjectRow
from domain.projects.shapes import Teammate as Teammate
from domain.projects.team import add_member as add_member
from domain.projects.team import remove_member as remove_member
