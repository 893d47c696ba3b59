"""The years before: customers, their people and addresses, old jobs and their papers, out of a table."""

from domain.imports.actions import discard as discard
from domain.imports.actions import finish as finish
from domain.imports.actions import go_on as go_on
from domain.imports.actions import receive as receive
from domain.imports.actions import receive_papers as receive_papers
from domain.imports.actions import settle as settle
from domain.imports.actions import start as start
from domain.imports.actions import sweep as sweep
from domain.imports.fields import FIELDS as FIELDS
from domain.imports.fields import Field as Field
from domain.imports.queries import Rehearsal as Rehearsal
from domain.imports.queries import by_id as by_id
from domain.imports.queries import first_rows as first_rows
from domain.imports.queries import outcomes as outcomes
from domain.imports.queries import recent as recent
from domain.imports.queries import rehearse as rehearse
from domain.imports.queries import report as report
from domain.imports.queries import sample as sample
from domain.imports.queries import without_owner as without_owner
from domain.imports.running import Running as Running
from domain.imports.verdicts import Tally as Tally
from domain.imports.verdicts import Verdict as Verdict
