"""The letters that stand in for a logo nobody uploaded."""


def monogram(name: str) -> str:
    """Return at most two letters: "Van Dalen Bouw & Onderhoud" gives VD."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper()
