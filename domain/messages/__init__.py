"""What customers and firms say to each other: one thread per project, quote or customer."""

from domain.messages.actions import let_rest as let_rest
from domain.messages.actions import note as note
from domain.messages.actions import read as read
from domain.messages.actions import send as send
from domain.messages.actions import types as types
from domain.messages.queries import ThreadRow as ThreadRow
from domain.messages.queries import about as about
from domain.messages.queries import by_id as by_id
from domain.messages.queries import hearers as hearers
from domain.messages.queries import inbox as inbox
from domain.messages.queries import is_hidden as is_hidden
from domain.messages.queries import mine as mine
from domain.messages.queries import of_customer as of_customer
from domain.messages.queries import waits as waits
from domain.messages.reading import Conversation as Conversation
from domain.messages.reading import Enclosed as Enclosed
from domain.messages.reading import Noted as Noted
from domain.messages.reading import Said as Said
from domain.messages.replying import Looked as Looked
from domain.messages.replying import Way as Way
from domain.messages.replying import looked_at as looked_at
from domain.messages.replying import reply as reply
from domain.messages.replying import way_at as way_at
from domain.messages.subjects import Subject as Subject
from domain.messages.subjects import talk_topic as talk_topic
from domain.messages.telling import tell_unread as tell_unread
