"""Paths of a deal as people read them."""

from collections import Counter
from collections.abc import Callable, Iterable

_CONTAINERS = ("markets", "benefits", "development", "business", "valuation", "changes")
"""Blocks whose names add nothing to what stands in them."""
_CAPITALS = {"nhs": "NHS", "qaly": "QALY", "qalys": "QALYs"}


def name_of(path: str) -> str:
    """A path in words: the value first, then where it stands.

    >>> name_of("terms.discovery-royalty.rate"), name_of("parties.company.hurdle_rate.value")
    ('Rate (discovery royalty)', 'Hurdle rate (company)')
    >>> name_of("products.tool.markets.nhs.price"), name_of("markets.nhs.adoption.series.0")
    ('Price (tool, NHS)', 'Year 1 (NHS, adoption, series)')
    """
    return _in_words(path, [part for part in _above(path) if part not in _CONTAINERS])


def _full_name(path: str) -> str:
    return _in_words(path, _above(path))


def _with_block(path: str) -> str:
    return f"{_full_name(path)}: {path.split('.', maxsplit=1)[0].replace('_', ' ')}"


def _above(path: str) -> list[str]:
    """The names of the blocks around a value, save the topmost where there are others."""
    above = path.removesuffix(".value").split(".")[:-1]
    return above[1:] if len(above) > 1 else above


def _in_words(path: str, above: list[str]) -> str:
    last = path.removesuffix(".value").rsplit(".", 1)[-1]
    if last.isdigit() and above[-1:] == ["series"]:
        last = f"year-{int(last) + 1}"
    words = [_words(part) for part in (last, *above)]
    where = f" ({', '.join(words[1:])})" if above else ""
    return words[0][:1].upper() + words[0][1:] + where


def _words(key: str) -> str:
    parts = key.replace("_", "-").split("-")
    return " ".join(_CAPITALS.get(part, part) for part in parts)


def names_of(paths: Iterable[str]) -> dict[str, str]:
    """Each path in words, no two the same: where they would be, with more of where they stand.

    >>> names_of(["terms.fee.years", "contributions.fee.years", "data.records"])
    {'terms.fee.years': 'Years (fee): terms', 'contributions.fee.years': 'Years (fee): \
contributions', 'data.records': 'Records (data)'}
    """
    named: dict[str, str] = {}
    known = list(paths)
    words: tuple[Callable[[str], str], ...] = (name_of, _full_name, _with_block, str)
    for way in words:
        tried = {path: way(path) for path in known if path not in named}
        often = Counter([*tried.values(), *named.values()])
        named |= {path: name for path, name in tried.items() if often[name] == 1}
    return {path: named[path] for path in known}
