"""Quotes, as their customer reads, asks about and decides them."""
