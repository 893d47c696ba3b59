"""Stickers: a random part of an address. Whoever holds one learns the firm's name, and nothing of the customer."""

import secrets

from settings import settings


def new_code() -> str:
    """108 random bits: nobody guesses the sticker of a neighbour, and its QR code stays coarse enough for a boiler."""
    return secrets.token_urlsafe(13)[:18]


def address_of(code: str) -> str:
    """What the QR code says."""
    return f"{settings.address}/s/{code}"
