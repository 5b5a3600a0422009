"""A deal file for the other side: the deal as it stands, without what is only for one's own side.

What is left out changes no present value. What happens if nothing is signed stays unless asked
otherwise, since every gain is counted from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from benefitshare.files.render import deal_text

PRIVATE_BLOCKS = (
    "private", "views", "policy", "attestations", "departures", "assurance",
)  # fmt: skip
"""The walk-away and notes; how one thinks the other side sees it; one's own limits; what one has
answered, and to whom; what one has let pass; who did the work."""
PRIVATE_LABELS = ("accounting", "vat")
"""Of a term: how one's own finance team books it."""
PRIVATE_EVIDENCE = ("note", "owner", "confidence")
"""Of a value: what was said among colleagues. Where it is from is told."""
_VALUE = frozenset({"value", "likely", "low", "high"})
_EVIDENCE = frozenset({"source", "owner", "date", "known_by", "confidence", "note"})


@dataclass(frozen=True, slots=True)
class Shared:
    """A deal file that may be handed over, and what is not in it."""

    document: Mapping[str, object]
    left_out: tuple[str, ...]
    """Names of blocks, and kinds of evidence, that the deal had and the file does not."""

    @property
    def text(self) -> str:
        """The file, written afresh: no comment of the original's, and no file it was based on."""
        return deal_text(self.document, None)


def shared(
    document: Mapping[str, object], *, sources: bool = True, business_as_usual: bool = True
) -> Shared:
    """Leave out of a deal's plain data what is private.

    Without `sources`, also where values are from; without `business_as_usual`, also what happens if
    nothing is signed: it is what walking away is worth.
    """
    blocks = PRIVATE_BLOCKS if business_as_usual else (*PRIVATE_BLOCKS, "without_deal")
    evidence = PRIVATE_EVIDENCE if sources else (*PRIVATE_EVIDENCE, "source", "date", "known_by")
    gone: dict[str, None] = dict.fromkeys(name for name in blocks if document.get(name))
    kept = {
        name: _without(value, evidence, gone)
        for name, value in document.items()
        if name not in blocks
    }
    if isinstance(kept.get("terms"), dict):
        kept["terms"] = _without_labels(kept["terms"], gone)
    return Shared(kept, tuple(gone))


def _without(value: object, evidence: tuple[str, ...], gone: dict[str, None]) -> object:
    """Leave out evidence wherever it stands beside a value; a value left alone stands plain."""
    if isinstance(value, list):
        return [_without(each, evidence, gone) for each in value]
    if not isinstance(value, Mapping):
        return value
    if not _is_value(value):
        return {key: _without(each, evidence, gone) for key, each in value.items()}
    kept = {key: each for key, each in value.items() if key not in evidence}
    gone |= dict.fromkeys(key for key in value if key in evidence)
    return kept["value"] if set(kept) == {"value"} and len(kept) < len(value) else kept


def _is_value(value: Mapping[str, object]) -> bool:
    """Whether a mapping is one value with its evidence, and no block that has such names too."""
    if isinstance(value.get("dist"), str):
        return True
    return bool(_VALUE & set(value)) and set(value) <= _VALUE | _EVIDENCE


def _without_labels(terms: object, gone: dict[str, None]) -> object:
    assert isinstance(terms, dict)
    found: dict[str, object] = {}
    for id_, term in terms.items():
        labels = [key for key in PRIVATE_LABELS if isinstance(term, Mapping) and key in term]
        gone |= dict.fromkeys(labels)
        found[id_] = (
            {key: each for key, each in term.items() if key not in labels} if labels else term
        )
    return found
