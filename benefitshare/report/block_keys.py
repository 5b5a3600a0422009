"""What may be named in a block whose names are not the user's own, each in words."""

from collections.abc import Mapping

from benefitshare.guidance import catalogue
from benefitshare.guidance.attestations import QUESTIONS
from benefitshare.guidance.policy import KNOWN
from benefitshare.report.typed_values import at


def block_keys(block: str, document: Mapping[str, object]) -> dict[str, str] | None:
    """The names that a block may hold and does not hold yet; None where any name will do.

    >>> block_keys("views", {"parties": {"firm": {"name": "A firm"}}, "views": {}})
    {'firm': 'A firm'}
    """
    known = _known(block, document)
    held = document.get(block)
    taken = held if isinstance(held, Mapping) else {}
    return None if known is None else {k: words for k, words in known.items() if k not in taken}


def _known(block: str, document: Mapping[str, object]) -> dict[str, str] | None:
    match block:
        case "views":
            parties = document.get("parties")
            ids = [str(id_) for id_ in parties] if isinstance(parties, Mapping) else []
            return {id_: str(at(document, f"parties.{id_}.name") or id_) for id_ in ids}
        case "policy":
            return {key: f"{_begun(each.what)} ({each.words} unless set)"
                    for key, each in KNOWN.items()}  # fmt: skip
        case "departures":
            return {str(each["rule"]): f"{each['rule']}: {each['title']}" for each in catalogue()}
        case "attestations":
            return {key: each.asks for key, each in QUESTIONS.items()}
        case _:
            return None


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
