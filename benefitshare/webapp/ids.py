"""Which names of the deal may stand in a field that takes the name of something else."""

from collections.abc import Mapping

from benefitshare.report.typed_values import at

_PARTY_FIELDS = ("from", "to", "by", "for", "owner")


def choices_for(path: str, document: Mapping[str, object]) -> tuple[str, ...]:
    """The ids that a field may take, from what the deal holds.

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
    }
    return known[key]() if key in known else ()


def names_of(path: str, document: Mapping[str, object]) -> dict[str, str]:
    """What the parties are called, for a field that takes one of them."""
    if path.rsplit(".", 1)[-1] not in (*_PARTY_FIELDS, "buyer"):
        return {}
    names = {id_: at(document, f"parties.{id_}.name") for id_ in _names(document, "parties")}
    return {id_: str(name) for id_, name in names.items() if name}


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
