"""Which names of the deal may stand in a field that takes the name of something else."""

from collections import Counter
from collections.abc import Mapping

from benefitshare.report.typed_values import at

_PARTY_FIELDS = ("from", "to", "by", "for", "owner")


def choices_for(
    path: str, document: Mapping[str, object], uncertain: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The ids that a field may take, from what the deal holds; or paths of uncertain values.

    >>> choices_for("terms.fee.from", {"parties": {"trust": {}, "company": {}}})
    ('trust', 'company')
    """
    parts = path.split(".")
    key, parties = parts[-1], _names(document, "parties")
    if "benefits" in parts and key == "to":
        return ("user", *parties)
    if key in _PARTY_FIELDS:
        return parties
    known = {
        "buyer": lambda: (*parties, "third-parties"),
        "excludes": lambda: (*parties, "third-parties"),
        "product": lambda: _names(document, "products"),
        "products": lambda: _names(document, "products"),
        "of": lambda: _names(document, "contributions"),
        "markets": lambda: _names(document, ".".join((*parts[:2], "markets"))),
        "on": lambda: ("launch", *_stages(document)),
        "between": lambda: uncertain,
    }
    return known[key]() if key in known else ()


def party_names(path: str, document: Mapping[str, object]) -> dict[str, str]:
    """What the parties are called, for a field that takes one of them; never two the same.

    >>> party_names("terms.fee.to", {"parties": {"a": {"name": "Trust"}, "b": {"name": "Trust"}}})
    {'a': 'Trust (a)', 'b': 'Trust (b)'}
    """
    if path.rsplit(".", 1)[-1] not in (*_PARTY_FIELDS, "buyer"):
        return {}
    typed = {id_: at(document, f"parties.{id_}.name") for id_ in _names(document, "parties")}
    names = {id_: str(name) for id_, name in typed.items() if name}
    often = Counter(names.values())
    return {
        id_: f"{name} ({id_})" if often[name] > 1 or name in names else name
        for id_, name in names.items()
    }


def _names(document: Mapping[str, object], path: str) -> tuple[str, ...]:
    held = at(document, path)
    return tuple(str(id_) for id_ in held) if isinstance(held, Mapping) else ()


def _stages(document: Mapping[str, object]) -> tuple[str, ...]:
    """The stages of development of every product."""
    found = [
        stage
        for product in _names(document, "products")
        for stage in _names(document, f"products.{product}.development")
    ]
    return tuple(dict.fromkeys(found))
