"""One person: language, devices, signed-in browsers, and rights in words."""
