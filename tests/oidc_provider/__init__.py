"""A small OpenID Connect provider that runs as its own process, and lies on request."""
