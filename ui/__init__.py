"""What both UIs share: pages, ask, gate, language, live updates, parts."""
