"""Values as a person would type them into one box, whatever way the file has them."""

from collections.abc import Mapping

from benefitshare.quantities import split_unit
from benefitshare.report.deal_fields import words_of

EVIDENCE = ("source", "owner", "date", "known_by", "confidence", "note")


def one_line(typed: object) -> str:
    """Write a value on one line as its field would read it back, without its evidence.

    >>> one_line({"likely": "£2m a year", "low": "£1m a year", "high": "£3m a year", "note": "x"})
    '£2m (£1m to £3m) a year'
    >>> one_line({"dist": "lognormal", "p10": 10, "p90": 120}), one_line("4%"), one_line(None)
    ('lognormal(p10=10, p90=120)', '4%', '')
    """
    if not isinstance(typed, Mapping):
        return "" if typed is None else words_of(typed)
    told = {key: value for key, value in typed.items() if key not in EVIDENCE}
    return one_line(told["value"]) if set(told) == {"value"} else _range(told)


def _range(told: Mapping[str, object]) -> str:
    if set(told) == {"likely", "low", "high"}:
        (likely, low, high), unit = parted(told["likely"], told["low"], told["high"])
        return f"{likely} ({low} to {high}){unit}"
    if set(told) == {"low", "high"}:
        (low, high), unit = parted(told["low"], told["high"])
        return f"{low} to {high}{unit}"
    if "dist" in told:
        given = ", ".join(f"{key}={words_of(told[key])}" for key in told if key != "dist")
        return f"{told['dist']}({given})"
    return words_of(told)


def parted(*values: object) -> tuple[list[str], str]:
    """The numbers without their unit, and the unit with a space before it."""
    parts = [split_unit(str(value)) for value in values]
    units = [unit for _, unit in parts if unit]
    plural = next((unit for unit in units if unit.endswith("s")), units[0] if units else "")
    return [body for body, _ in parts], f" {plural}" if plural else ""


def with_new_value(typed: object, new: object) -> object:
    """Put another number in a value's place; what was said of the old one is said no more.

    Only who answers for the value stays: a source for 4% is none for 6%.

    >>> with_new_value({"value": "4%", "source": "the offer", "owner": "finance"}, "6%")
    {'value': '6%', 'owner': 'finance'}
    """
    owner = typed.get("owner") if isinstance(typed, Mapping) else None
    return new if owner is None else {"value": new, "owner": owner}


def evidence_of(typed: object) -> dict[str, str]:
    """What is said about a value, each thing empty where nothing is."""
    said = typed if isinstance(typed, Mapping) else {}
    return {key: str(said.get(key) or "") for key in EVIDENCE}


def with_evidence(typed: object, evidence: Mapping[str, str]) -> object:
    """Put other evidence beside a value; a value that nothing is said of stands alone.

    >>> with_evidence("4%", {"source": "the offer", "owner": ""})
    {'value': '4%', 'source': 'the offer'}
    """
    said = {key: words for key, words in evidence.items() if words.strip()}
    bare = typed
    if isinstance(typed, Mapping):
        bare = {key: value for key, value in typed.items() if key not in EVIDENCE}
        bare = bare["value"] if set(bare) == {"value"} else bare
    if not said:
        return bare
    return {**(bare if isinstance(bare, Mapping) else {"value": bare}), **said}


def place_of(document: Mapping[str, object], path: str) -> str:
    """Where a value of the deal stands in its plain data: a short form stands one step higher.

    >>> place_of({"a": {"cost": "15% of revenue"}}, "a.cost.share")
    'a.cost'
    """
    above, _, last = path.rpartition(".")
    holder = at(document, above) if above else document
    if isinstance(holder, Mapping) and last == "value":
        return above if any(key in holder for key in EVIDENCE) else path
    if isinstance(holder, Mapping) and (last in holder or "value" not in holder):
        return path
    return path if isinstance(holder, list) else above


def at(document: object, path: str) -> object:
    """What stands at a dotted path of plain data; None where nothing does.

    >>> at({"a": {"b": ["x", "y"]}}, "a.b.1")
    'y'
    """
    for key in path.split("."):
        if isinstance(document, Mapping):
            document = document.get(key)
        elif isinstance(document, list) and key.isdecimal() and int(key) < len(document):
            document = document[int(key)]
        else:
            return None
    return document
