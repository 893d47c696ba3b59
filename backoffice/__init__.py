"""What staff see, at /office. Every module in here is a screen or belongs to one."""

from ui.discover import import_screens

import_screens(__name__, __path__)
