"""`heads`: the deal's terms in plain contract language, with a calendar of what falls due."""

from dataclasses import dataclass
from pathlib import Path

from benefitshare.commands.valuing import TrustPolicy, read
from benefitshare.deal import Deal
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.write_results import write_new
from benefitshare.guidance.policy import policy_of
from benefitshare.negotiation.dates import FEW, dates_of
from benefitshare.report.blocks import Block
from benefitshare.report.calendar import Entry, calendar, calendar_csv
from benefitshare.report.heads_of_terms import heads_document, heads_page
from benefitshare.report.markdown import as_markdown


class CannotWriteHeads(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """The heads of terms cannot be written in such a form; the text says in which they can."""


@dataclass(frozen=True, slots=True)
class Heads:
    """A deal's heads of terms."""

    deal: Deal
    file: str
    entries: tuple[Entry, ...]
    """The calendar."""

    @property
    def page(self) -> tuple[Block, ...]:
        """For people to read."""
        return heads_page(self.deal, self.file, self.entries)

    @property
    def document(self) -> dict[str, object]:
        """For programs."""
        return heads_document(self.deal, self.file, self.entries)


def heads(
    path: Path, *, draws: int | None = None, seed: int | None = None, policy: Path | None = None
) -> Heads:
    """Draft a deal's heads of terms, with when things are expected from a few draws.

    Raises CannotRead or DealProblems.
    """
    loaded, file, trust_policy = read(path, policy)
    return heads_of(loaded, file, trust_policy, draws=draws, seed=seed)


def heads_of(
    loaded: LoadedDeal,
    file: str,
    trust_policy: TrustPolicy = TrustPolicy(),
    *,
    draws: int | None = None,
    seed: int | None = None,
) -> Heads:
    """The same of a deal that has been read."""
    deal = loaded.deal
    dates = dates_of(deal, draws=draws or FEW, seed=seed)
    return Heads(deal, file, calendar(deal, dates, policy_of(deal, trust_policy.thresholds)))


def write_heads(found: Heads, to: Path, *, over: bool = False) -> None:
    """Write them as Markdown (.md), or their calendar as a table (.csv).

    Raises CannotWriteHeads or CannotWrite.
    """
    ending = to.suffix.lower()
    if ending == ".md":
        write_new(to, as_markdown(found.page), over=over)
    elif ending == ".csv":
        write_new(to, calendar_csv(found.entries), over=over)
    else:
        raise CannotWriteHeads(
            f"{to} has {ending or 'no ending'}; it may end in .md, or in .csv for the calendar."
        )
