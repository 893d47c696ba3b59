"""Projects as their customer sees them: how far, who comes, what was done."""
