"""What is new in an answer: without the mail that is answered, and without the signature.

Simple on purpose: where it is not sure it keeps more. Staff can always read the whole.
"""

import re

_WROTE = re.compile(
    r"^(on\b.{5,200}\bwrote|op\b.{5,200}\bschreef\b.{0,100}|am\b.{5,200}\bschrieb\b.{0,100}"
    r"|le\b.{5,200}\ba écrit)\s*:\s*$",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    r"^\s*-{2,}\s*(original message|oorspronkelijk bericht|ursprüngliche nachricht|message d['’]origine)\s*-{2,}\s*$"
    r"|^_{20,}\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\*?(from|van|von|de)\s?:\*?\s.*@", re.IGNORECASE)
_SENT = re.compile(r"^\*?(sent|date|verzonden|datum|gesendet|envoyé|date)\s?:\*?\s", re.IGNORECASE)
_DEVICE = re.compile(
    r"^(sent from my|verzonden (vanaf|met) mijn|von meinem .* gesendet|envoyé (de|depuis) mon)\b", re.IGNORECASE
)


def new_part(text: str) -> str:
    """The new part of an answer; the whole, when nothing else would be left."""
    lines = text.split("\n")
    kept = _without_signature(_without_quoted_end(lines[: _end(lines)]))
    return "\n".join(kept).strip() or text.strip()


def _end(lines: list[str]) -> int:
    """Where the mail begins that is answered. Answers between its lines are kept, with what they answer."""
    for number in range(len(lines)):
        if (behind := _head_at(lines, number)) and not _is_answered_inside(lines[number + behind :]):
            return number
    return len(lines)


def _head_at(lines: list[str], number: int) -> int:
    """How many lines say here that what follows was written by somebody else; 0 when none does."""
    if _DIVIDER.match(lines[number]):
        return 1
    if _FROM.match(lines[number]) and any(_SENT.match(line) for line in lines[number + 1 : number + 4]):
        return 4
    for length in (1, 2, 3):  # long addresses make programs break the line
        span = [line.strip() for line in lines[number : number + length]]
        if _says_who_wrote(span) and not any(_says_who_wrote(span[start:]) for start in range(1, length)):
            return length
    return 0


def _says_who_wrote(span: list[str]) -> bool:
    return all(span) and bool(_WROTE.match(" ".join(span)))


def _is_answered_inside(rest: list[str]) -> bool:
    """Somebody wrote on below a quoted line."""
    marks = [line.startswith(">") for line in rest if line.strip()]
    return any(marks) and not all(marks[marks.index(True) :])


def _without_quoted_end(lines: list[str]) -> list[str]:
    while lines and (not lines[-1].strip() or lines[-1].startswith(">")):
        lines = lines[:-1]
    return lines


def _without_signature(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if line.rstrip() == "--" or _DEVICE.match(line.strip()):
            return lines[:number]
    return lines
