"""A deal about which a negotiator asks something: what pages and documents of answers begin and
end with."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benefitshare.deal import Deal
from benefitshare.guidance.words import listed, within
from benefitshare.negotiation.sides import Interests
from benefitshare.report.blocks import Block, Heading, Paragraph, Verbatim
from benefitshare.report.layout import WIDTH

_GROUPS = {"nhs": "the NHS", "system": "the NHS and patients"}
_LINES = {
    "money": "money alone counts",
    "non_cash": "money and non-cash-releasing value count",
    "all": "money, non-cash-releasing value and health count",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A deal, and how it was sampled for the answer."""

    deal: Deal
    file: str
    """The name of its file, as the user gave it."""
    sha256: str
    """Of the deal as loaded, after `based_on`."""
    version: str
    """Of this package."""
    draws: int
    seed: int

    def document(self) -> dict[str, object]:
        """What a JSON document of an answer begins with."""
        return {
            "deal": {"name": self.deal.name, "sha256": self.sha256},
            "version": self.version,
            "currency": self.deal.currency,
            "seed": self.seed,
            "draws": self.draws,
        }

    def to_repeat(self, command: str, *options: str) -> Iterator[Block]:
        """The command that gives the same answer again."""
        words = ["python", "-m", "benefitshare", command, self.file, *options]
        words += ["--draws", str(self.draws), "--seed", str(self.seed)]
        yield Heading("To get these numbers again")
        yield Verbatim(folded(words))
        yield Paragraph(
            f"benefitshare {self.version}; deal {self.sha256[:16]} (the start of its SHA-256)."
        )


def nhs_side(deal: Deal, interests: Interests) -> str:
    """Whose gain counts, as it stands within a sentence."""
    party = deal.parties.get(interests.party)
    return _GROUPS.get(interests.party, "the NHS side") if party is None else within(party.name)


def supplier_side(deal: Deal) -> str:
    """The suppliers, as they stand within a sentence."""
    return listed([within(deal.parties[id_].name) for id_ in deal.suppliers])


def what_counts(interests: Interests) -> str:
    """How much of a gain counts, in words."""
    return _LINES[interests.line]


def folded(words: Sequence[str]) -> str:
    """A command, broken before an option where it is too long for a line.

    >>> folded(["benefitshare", "run", "a deal.yaml"])
    "benefitshare run 'a deal.yaml'"
    """
    lines = [""]
    for group in _grouped(words):
        joined = f"{lines[-1]} {group}" if lines[-1] else group
        if lines[-1] and len(joined) > WIDTH - 6:
            lines.append(f"    {group}")
        else:
            lines[-1] = joined
    return " \\\n".join(lines)


def _grouped(words: Sequence[str]) -> list[str]:
    """Words as they are typed, each option with what follows it."""
    groups: list[str] = []
    for word in words:
        typed = shlex.quote(word)
        belongs = bool(groups) and groups[-1].startswith("--") and " " not in groups[-1]
        if belongs and not word.startswith("--"):
            groups[-1] += f" {typed}"
        else:
            groups.append(typed)
    return groups
