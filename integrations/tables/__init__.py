"""Tables that people bring from other programs: CSV and XLSX, and the ZIP with the papers that go with them."""

from integrations.tables.bundle import Bundle as Bundle
from integrations.tables.bundle import NotInBundle as NotInBundle
from integrations.tables.reading import MOST_BYTES as MOST_BYTES
from integrations.tables.reading import MOST_COLUMNS as MOST_COLUMNS
from integrations.tables.reading import MOST_ROWS as MOST_ROWS
from integrations.tables.reading import rows_of as rows_of
from integrations.tables.shapes import Reason as Reason
from integrations.tables.shapes import Row as Row
from integrations.tables.shapes import Unreadable as Unreadable
from integrations.tables.writing import written as written
