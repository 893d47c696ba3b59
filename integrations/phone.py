"""Phone numbers as the world writes them: E.164, `+31612345678`."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
_COSTLY = {
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
    PhoneNumberType.PAGER,
    PhoneNumberType.UNKNOWN,
}


class NotAPhoneNumber(ValueError):
    """Nobody can be called at this: nonsense, a short code, or a number that charges the caller."""


def normalise(text: str, *, country: str) -> str:
    """Return the E.164 form of what someone typed; `country` (NL, BE, DE …) reads a number without +."""
    number = _parsed(text, country)
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) in _COSTLY:
        raise NotAPhoneNumber(text[:40])
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def is_mobile(e164: str) -> bool:
    """Tell whether an SMS can reach this number."""
    try:
        number = _parsed(e164, None)
    except NotAPhoneNumber:
        return False
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in _MOBILE


def country_of(e164: str) -> str | None:
    """Return the country (NL, BE …) a number belongs to: SMS go only where the firm has customers."""
    return phonenumbers.region_code_for_number(_parsed(e164, None))


def written(e164: str, *, country: str) -> str:
    """Return the number as people in `country` write it: nationally at home, with + abroad."""
    number = _parsed(e164, None)
    at_home = phonenumbers.region_code_for_number(number) == country
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    )


def masked(e164: str) -> str:
    """Return the number so that only its owner knows it again: "+31 6 •••• ••78"."""
    number = _parsed(e164, None)
    national = str(number.national_number)
    return f"+{number.country_code} {national[0]} •••• ••{national[-2:]}"


def _parsed(text: str, country: str | None) -> phonenumbers.PhoneNumber:
    if len(text) > 40:
        raise NotAPhoneNumber(text[:40])
    try:
        return phonenumbers.parse(text, country)
    except NumberParseException as problem:
        raise NotAPhoneNumber(text) from problem
