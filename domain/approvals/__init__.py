"""Consent to exactly one version of a quote or document: asked, given once, and provable for ever."""

from domain.approvals.actions import approve as approve
from domain.approvals.actions import ask_for_document as ask_for_document
from domain.approvals.actions import decline as decline
from domain.approvals.actions import delivered as delivered
from domain.approvals.actions import expire as expire
from domain.approvals.actions import file_evidence as file_evidence
from domain.approvals.actions import open as open
from domain.approvals.actions import seal as seal
from domain.approvals.actions import supersede_replaced as supersede_replaced
from domain.approvals.actions import withdraw as withdraw
from domain.approvals.queries import by_id as by_id
from domain.approvals.queries import evidence as evidence
from domain.approvals.queries import of_document as of_document
from domain.approvals.queries import of_quote as of_quote
from domain.approvals.queries import verify_chain as verify_chain
from domain.approvals.queries import waiting as waiting
from domain.approvals.shapes import ApprovalView as ApprovalView
from domain.approvals.shapes import ChainReport as ChainReport
from domain.approvals.shapes import Subject as Subject
