"""Asking a firm for something: what was asked, a new request, and one of them."""
