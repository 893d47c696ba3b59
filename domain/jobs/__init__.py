"""What is to be done later: claimed, finished, retried. The rows are the truth; brokers only nudge."""

from domain.jobs.actions import claim as claim
from domain.jobs.actions import claim_due as claim_due
from domain.jobs.actions import fail as fail
from domain.jobs.actions import finish as finish
from domain.jobs.actions import keep as keep
from domain.jobs.actions import retry as retry
from domain.jobs.actions import sweep as sweep
from domain.jobs.queries import dead as dead
from domain.jobs.queries import due as due
from domain.jobs.queries import oldest_due_at as oldest_due_at
from domain.jobs.rules import backoff as backoff
from domain.jobs.words import name_of as name_of
from domain.jobs.words import why_of as why_of
