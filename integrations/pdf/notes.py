"""The small print that law asks for: reverse charge, exemptions, and the labour share of private customers.

VAT texts: Directive 2006/112/EC art. 226 (11, 11a). Labour share: § 35a (3) EStG, which lets private customers in
Germany deduct labour, machine and travel costs. Keeping the invoice: § 14b (1) sentence 5 UStG.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from integrations.pdf.documents import Cost, InvoiceSheet, Line, QuoteSheet, VatRow
from integrations.reader import Reader, _

_ROWS = {
    "AE": _("VAT reverse charged, over {base}"),
    "K": _("VAT 0% on intra-Community supply, over {base}"),
    "G": _("VAT 0% on export, over {base}"),
    "E": _("Exempt from VAT, over {base}"),
    "O": _("Outside the scope of VAT, over {base}"),
}
_REASONS = {
    "AE": _("Reverse charge: the customer is liable for the VAT."),
    "K": _("Intra-Community supply, exempt from VAT under article 138 of Directive 2006/112/EC."),
    "G": _("Export outside the European Union, exempt from VAT under article 146 of Directive 2006/112/EC."),
    "E": _("Exempt from VAT."),
    "O": _("Not subject to VAT."),
}
_COSTS = {Cost.LABOUR: _("Labour {amount}"), Cost.MATERIAL: _("Material {amount}"), Cost.TRAVEL: _("Travel {amount}")}


def vat_label(row: VatRow, reader: Reader, currency: str) -> str:
    """Name a row of the totals: "VAT 21% over € 402,00", or why there is none."""
    base = reader.money(row.base, currency)
    if text := _ROWS.get(row.tax_category):
        return reader.say(text, base=base)
    return reader.say(_("VAT {rate} over {base}"), rate=reader.rate(row.rate), base=base)


def of_taxes(lines: Iterable[Line], reader: Reader) -> list[str]:
    """Explain each tax category that is not simply taxed."""
    categories = dict.fromkeys(line.tax_category for line in lines if line.chosen)
    return [reader.say(_REASONS[category]) for category in categories if category in _REASONS]


def of_quote(sheet: QuoteSheet, reader: Reader) -> list[str]:
    """Return the notes under a quote."""
    texts = of_taxes(sheet.lines, reader)
    if sheet.for_household:
        texts += _cost_split(sheet.lines, reader, sheet.totals.currency)
    if sheet.terms_name and not sheet.terms:
        texts.append(reader.say(_("Our terms apply: {terms}."), terms=sheet.terms_name))
    return texts


def of_invoice(sheet: InvoiceSheet, reader: Reader) -> list[str]:
    """Return the notes under an invoice or a credit note."""
    texts = of_taxes(sheet.lines, reader)
    if sheet.for_household:
        texts += _cost_split(sheet.lines, reader, sheet.totals.currency)
        if sheet.country == "DE" and not sheet.corrects:
            texts += _german_household(sheet, reader)
    return [*texts, sheet.note] if sheet.note else texts


def deductible_labour(lines: Iterable[Line]) -> tuple[int, int]:
    """Return labour and travel of the chosen lines, in cents: without VAT, and the VAT on it (rounded per rate)."""
    bases: dict[Decimal, int] = {}
    for line in lines:
        if line.chosen and line.cost in (Cost.LABOUR, Cost.TRAVEL):
            bases[line.rate] = bases.get(line.rate, 0) + line.amount
    vat = sum(int((base * rate / 100).quantize(Decimal(1), ROUND_HALF_UP)) for rate, base in bases.items())
    return sum(bases.values()), vat


def _german_household(sheet: InvoiceSheet, reader: Reader) -> list[str]:
    net, vat = deductible_labour(sheet.lines)
    if net <= 0:
        return []
    currency = sheet.totals.currency
    share = reader.say(
        _("Labour, machine and travel costs in this invoice: {net} plus {vat} VAT, {gross} in all (§ 35a EStG)."),
        net=reader.money(net, currency),
        vat=reader.money(vat, currency),
        gross=reader.money(net + vat, currency),
    )
    keep = reader.say(_("If this is work on a building or land, keep this invoice for two years (§ 14b UStG)."))
    return [share, keep]


def _cost_split(lines: Iterable[Line], reader: Reader, currency: str) -> list[str]:
    """Return one line that tells labour, material and travel apart, when there is more than one of them."""
    sums: dict[Cost, int] = {}
    for line in lines:
        if line.chosen:
            sums[line.cost] = sums.get(line.cost, 0) + line.amount
    if len(sums) < 2:
        return []
    parts = [reader.say(_COSTS[cost], amount=reader.money(sums[cost], currency)) for cost in Cost if cost in sums]
    return [reader.say(_("Of the total without VAT: {parts}."), parts=" · ".join(parts))]
