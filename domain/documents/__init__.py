"""Files people send, and the customer's archive of documents."""

from domain.documents.actions import attach as attach
from domain.documents.actions import hand_in as hand_in
from domain.documents.actions import mark_opened as mark_opened
from domain.documents.actions import new_version as new_version
from domain.documents.actions import receive as receive
from domain.documents.actions import set_shared as set_shared
from domain.documents.actions import share as share
from domain.documents.history import bring_in as bring_in
from domain.documents.queries import DocumentRow as DocumentRow
from domain.documents.queries import Download as Download
from domain.documents.queries import ProjectPaper as ProjectPaper
from domain.documents.queries import attachments as attachments
from domain.documents.queries import by_id as by_id
from domain.documents.queries import content as content
from domain.documents.queries import file_content as file_content
from domain.documents.queries import for_customer as for_customer
from domain.documents.queries import newer as newer
from domain.documents.queries import of_project as of_project
from domain.documents.queries import of_quote as of_quote
from domain.documents.queries import page as page
from domain.documents.queries import versions as versions
from domain.documents.rules import MOST_BYTES as MOST_BYTES
from domain.documents.sweeping import KEPT as KEPT
from domain.documents.sweeping import forget as forget
from domain.documents.sweeping import unused as unused
from domain.documents.sweeping import without_owner as without_owner
