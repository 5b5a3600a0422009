"""The assumptions that matter most, with where they are from; and what has no figure at all."""

import re
from collections.abc import Iterator, Sequence

from benefitshare.guidance.words import listed
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.effects import in_order
from benefitshare.report.names import names_of
from benefitshare.report.papers.matter import Matter
from benefitshare.report.papers.shortfalls import open_questions
from benefitshare.report.register import Entry, register
from benefitshare.report.telling import is_in_england
from benefitshare.report.words import counted

_MOST = 8
_MOST_UNSOURCED = 5
_LONGEST = 110
"""How much of a source is shown. [characters]"""
_NOT_COUNTED = (
    "No figure here counts tax, VAT or financing; control by seats or votes; anybody's change of "
    "mind; or a loss of public trust."
)


def assumptions(matter: Matter) -> Iterator[Block]:
    """What the answer hangs on most, in a table; then what nobody has given a source for."""
    entries = register(matter.judged.deal)
    names = names_of(entry.path for entry in entries)
    ordered = entries if matter.effects is None else in_order(entries, matter.effects)
    yield Heading("Key assumptions")
    if entries:
        yield Table(
            f"The assumptions that move the gain of {matter.first.name} most, the greatest first",
            ("What it may be", "Source", "Confidence"),
            tuple(_row(entry, names[entry.path]) for entry in ordered[:_MOST]),
            label="Assumption",
        )
    yield Paragraph(_unsourced(ordered, [names[entry.path] for entry in ordered]))


def _row(entry: Entry, name: str) -> Row:
    source = _without_links(entry.source) or entry.note or "none given"
    return Row(name, (entry.shape.words, _cut(source), entry.confidence or "not stated"))


def _without_links(source: str) -> str:
    """A source as it is read; its address stands in the deal file.

    >>> _without_links("PC Pro, 2019-09, http://www.example.org/a?b")
    'PC Pro, 2019-09'
    """
    return re.sub(r"[,;]?\s*https?://\S+", "", source).strip()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _unsourced(entries: Sequence[Entry], names: Sequence[str]) -> str:
    """How many values have no source, the most influential of them by name."""
    bare = [name for entry, name in zip(entries, names, strict=True) if not entry.source]
    if not bare:
        return f"Every one of the {counted(len(entries), 'value')} has a source."
    shown = bare[:_MOST_UNSOURCED]
    more = len(bare) - len(shown)
    of = f"{len(bare)} of {counted(len(entries), 'value')} have no source"
    rest = f"; and {more} more" if more else ""
    return f"{of}: {listed(shown) if not more else '; '.join(shown)}{rest}. A note may say why."


def not_in_money(matter: Matter) -> Iterator[Block]:
    """What no total holds: benefits in words, what is left out, and facts not yet attested."""
    judged = matter.judged
    yield Heading("What is not in money, and what is not known")
    for what in judged.projection.unmonetised:
        yield Item(what, lead="Not in any total:")
    yield Item(_NOT_COUNTED)
    waiting = sum(each.outcome == "cannot tell" for each in judged.today.findings)
    if waiting and is_in_england(judged):
        yield Paragraph(
            f"{counted(waiting, 'rule')} cannot be judged until facts are given. "
            "Of these, the answers that weigh most:"
        )
        yield from open_questions(judged)
