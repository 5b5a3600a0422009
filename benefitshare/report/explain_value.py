"""Where a value of the deal file comes from: as typed, what it may be, and who says so."""

import numpy as np

from benefitshare.deal import Deal
from benefitshare.report.blocks import Block, Heading, Item, Paragraph
from benefitshare.report.deal_fields import Part, in_unit, typed_words
from benefitshare.report.explained import Explained
from benefitshare.uncertainty.estimate import Estimate

_CHANCES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}
_SAYS = {
    "source": "Source",
    "owner": "Owner",
    "date": "Set on",
    "known_by": "Known by",
    "confidence": "Confidence",
    "note": "Note",
}


def explain_value(deal: Deal, part: Part) -> Explained:
    """Explain a value: what it means, what it may be, how sure that is."""
    estimate = part.value
    if not isinstance(estimate, Estimate):
        return _plain(part)
    percentiles = percentiles_of(estimate)
    page: list[Block] = [
        Heading(part.path, level=1),
        Paragraph(part.meaning),
        Item(typed_words(estimate), lead="As typed:"),
        Item(_may_be(estimate, part, deal.currency), lead="What it may be:"),
    ]
    if part.quantity is not None:
        page.append(Item(f"{part.quantity.wanted}.", lead="Takes:"))
    evidence = estimate.evidence
    for name, words in _SAYS.items():
        said = None if evidence is None else getattr(evidence, name)
        if said:
            page.append(Item(str(said), lead=f"{words}:"))
    if evidence is None or not evidence.source:
        page.append(Item("none is given.", lead="Source:"))
    return Explained(page, _document(part, estimate, percentiles))


def percentiles_of(estimate: Estimate) -> dict[str, float]:
    """The tenth, fiftieth and ninetieth percentiles, in the units of the field."""
    values = estimate.distribution.ppf(np.array([*_CHANCES.values()]))
    return dict(zip(_CHANCES, (float(value) for value in values), strict=True))


def _may_be(estimate: Estimate, part: Part, currency: str) -> str:
    mean = in_unit(estimate.mean, part.quantity, currency)
    if estimate.is_certain:
        return f"{mean}, for certain."
    low, middle, high = (
        in_unit(each, part.quantity, currency) for each in percentiles_of(estimate).values()
    )
    family = type(estimate.distribution).__name__.lower()
    least, most = estimate.distribution.support
    ends = (
        f" Never outside {in_unit(least, part.quantity, currency)} to "
        f"{in_unit(most, part.quantity, currency)}."
        if np.isfinite(least) and np.isfinite(most)
        else ""
    )
    return f"{mean} on average; 8 in 10 between {low} and {high}, middle {middle} ({family}).{ends}"


def _document(part: Part, estimate: Estimate, percentiles: dict[str, float]) -> dict[str, object]:
    return {
        "path": part.path,
        "kind": "value",
        "meaning": part.meaning,
        "takes": None if part.quantity is None else part.quantity.wanted,
        "typed": estimate.typed,
        "distribution": type(estimate.distribution).__name__.lower(),
        "mean": estimate.mean,
        **percentiles,
        "support": estimate.distribution.support,
        "evidence": estimate.evidence,
    }


def _plain(part: Part) -> Explained:
    """A text, date or choice."""
    page: list[Block] = [
        Heading(part.path, level=1),
        Paragraph(part.meaning),
        Item(str(part.value), lead="As typed:"),
    ]
    document = {
        "path": part.path,
        "kind": "value",
        "meaning": part.meaning,
        "typed": part.value,
    }
    return Explained(page, document)
