"""The ground: how Voordeur reaches the outside world. Knows nothing of models or domain."""
