"""The visits in the person's own calendar program."""
