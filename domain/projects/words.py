"""What a firm calls its projects (MA-11): msgids for one of them, and for several."""

from domain.texts import _
from models.company import ProjectWord

ONE = {
    ProjectWord.PROJECT: _("Project"),
    ProjectWord.ORDER: _("Order"),
    ProjectWord.CUSTOMER: _("Customer"),
}
SEVERAL = {
    ProjectWord.PROJECT: _("Projects"),
    ProjectWord.ORDER: _("Orders"),
    ProjectWord.CUSTOMER: _("Customers"),
}
