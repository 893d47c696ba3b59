"""Where a phone leads to the places that do not fit below its screen."""
