"""Invoices: what to pay, for what, and what became of a payment."""
