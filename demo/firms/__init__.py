"""The demo's fictional firms: who they are, what they do, and for whom. Addresses end in .example; no number can ring.

Dutch and Belgian subscriber numbers never start with 0; German numbers are those that the
Bundesnetzagentur keeps free for films.
"""

from demo.firms.accountants import ACCOUNTANTS as ACCOUNTANTS
from demo.firms.builders import BUILDERS as BUILDERS
from demo.firms.care import CARE as CARE
from demo.firms.caretaker import CARETAKER as CARETAKER
from demo.firms.caterer import CATERER as CATERER
from demo.firms.cleaning import CLEANING as CLEANING
from demo.firms.garage import GARAGE as GARAGE
from demo.firms.heating import HEATING as HEATING
from demo.firms.shapes import SHARED as SHARED
from demo.firms.shapes import Client as Client
from demo.firms.shapes import Firm as Firm
from demo.firms.shapes import Job as Job

FIRMS = (HEATING, GARAGE, ACCOUNTANTS, CLEANING, BUILDERS, CATERER, CARE, CARETAKER)
