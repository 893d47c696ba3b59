"""The page a push message opens: read this version, and approve it."""
