"""How much each value of the register moves a side's gain, for a bar and in a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benefitshare.report.judged import JudgedDeal
from benefitshare.report.register import Entry
from benefitshare.report.telling import beneficiaries, is_told
from benefitshare.valuation.influence import Influence
from benefitshare.valuation.results import PartyValue


@dataclass(frozen=True, slots=True)
class Effects:
    """The influence of every value that is a range, on the gain of one side."""

    side: str
    """What the side is called."""
    found: Mapping[str, Influence]
    """By path, the greatest first."""

    @property
    def greatest(self) -> float:
        """The size of the greatest influence, for the length of a bar."""
        return max((abs(each.rank) for each in self.found.values()), default=0.0)

    def size(self, path: str) -> float | None:
        """The size of a value's influence; None for one figure."""
        return abs(self.found[path].rank) if path in self.found else None

    @property
    def told(self) -> list[str]:
        """Paths of the values whose influence is more than chance, the greatest first."""
        return [path for path, each in self.found.items() if each.can_be_told]


def effects_of(side: str, found: Iterable[Influence]) -> Effects:
    """The influences as the register shows them."""
    return Effects(side, {each.path: each for each in found})


def sides(judged: JudgedDeal) -> list[PartyValue]:
    """Whose gain may be asked about: the trust first, then everybody to whom something comes."""
    projection = judged.projection
    first = beneficiaries(projection)
    rest = [*projection.groups.values(), *projection.parties.values()]
    return [*first, *(each for each in rest if is_told(each) and each not in first)]


def in_order(entries: Iterable[Entry], effects: Effects) -> list[Entry]:
    """The register with what matters most on top, and else in the order of the file."""
    return sorted(entries, key=lambda entry: -(effects.size(entry.path) or 0.0))


def effect_in_words(entry: Entry, effects: Effects) -> str:
    """What a value does to the side's gain, in a sentence."""
    if entry.path not in effects.found:
        return "One figure, taken as certain: type a range to see what hangs on it."
    found = effects.found[entry.path]
    if not found.can_be_told:
        return f"What it does to the gain of {effects.side} is too small to tell from chance."
    rank = effects.told.index(entry.path) + 1
    place = "most of all values" if rank == 1 else f"as number {rank} of {len(effects.found)}"
    way = "higher" if found.rank > 0 else "lower"
    return (
        f"It moves the gain of {effects.side} {place}: the higher it is, the {way} the gain "
        f"(rank correlation {f'{found.rank:.2f}'.replace('-', '−')})."
    )


def summary(effects: Effects) -> str:
    """What decides most, in a sentence."""
    if effects.greatest < _WEAK:
        return (
            f"No single value moves the gain of {effects.side} much; chance events do, such as a "
            "company's failure, a share's price or a product's success."
        )
    told = len(effects.told)
    of = len(effects.found)
    return f"{told} of {of} ranges move the gain of {effects.side} more than chance would."


_WEAK = 0.15
"""A rank correlation below this explains some two hundredths of how outcomes are ordered."""
