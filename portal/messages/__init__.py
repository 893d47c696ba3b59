"""Talking with firms."""
