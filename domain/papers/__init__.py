"""What stands on paper: who sends it and who receives it, frozen, hashed, and made ready to print."""

from domain.papers.blocks import Receiver as Receiver
from domain.papers.blocks import Sender as Sender
from domain.papers.blocks import TermsBlock as TermsBlock
from domain.papers.blocks import receiver_of as receiver_of
from domain.papers.blocks import sender_of as sender_of
from domain.papers.blocks import terms_block as terms_block
from domain.papers.canonical import canonical as canonical
from domain.papers.canonical import fingerprint as fingerprint
from domain.papers.canonical import frozen as frozen
from domain.papers.canonical import thawed as thawed
from domain.papers.days import end_of_day as end_of_day
from domain.papers.days import last_day as last_day
from domain.papers.days import last_moment as last_moment
from domain.papers.days import months_until as months_until
from domain.papers.days import today as today
from domain.papers.sheets import letterhead as letterhead
from domain.papers.sheets import party as party
from domain.papers.sheets import printed_lines as printed_lines
from domain.papers.sheets import printed_totals as printed_totals
from domain.papers.sheets import reader_of as reader_of
