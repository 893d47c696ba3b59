"""A home or building with everything about it, from every firm."""
