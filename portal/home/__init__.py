"""The first page: what a customer can do now."""
