"""What happened: the timeline of a quote, a customer, an invoice."""

from domain.facts.queries import about as about
from domain.facts.queries import about_customer as about_customer
from domain.facts.queries import about_project as about_project
from domain.facts.queries import by_id as by_id
from domain.facts.queries import last_by_customers as last_by_customers
