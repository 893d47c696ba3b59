"""The letters that stand for a person or a firm."""


def initials_of(name: str) -> str:
    """ "Anna de Graaf" is AD."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def mark_of(firm: str) -> str:
    """The same of a firm without a logo, by the words that begin with a letter: "Brouwer & Zn." is BZ."""
    return initials_of(" ".join(word for word in firm.split() if word[0].isalpha()) or firm)
