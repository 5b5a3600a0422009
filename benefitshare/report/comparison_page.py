"""The page that `compare` prints: who is better off first, then why, then the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benefitshare.guidance.words import listed
from benefitshare.report.asked import folded
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Verbatim
from benefitshare.report.chain_page import chain_blocks
from benefitshare.report.compared import Comparison, Differing
from benefitshare.report.comparison import differences, measures, shifts, standing
from benefitshare.report.comparison_words import dominance_words, flag_words, in_words
from benefitshare.report.telling import differs
from benefitshare.report.term_sentences import term_sentence
from benefitshare.report.words import counted
from benefitshare.valuation.results import Statistics

_ROOM = 44
"""How wide all names of columns may be together. [characters]"""
_LONGEST = 60
"""How much of a value is shown. [characters]"""
_MOST_OTHERS = 12
"""How many values outside the terms are listed."""


def comparison_page(comparison: Comparison) -> tuple[Block, ...]:
    """Everything that a comparison tells, the most wanted first."""
    short = _with_short_names(comparison)
    return (
        *_title(comparison, short),
        Heading("In short"),
        *_short_answers(short),
        *_what_differs(short),
        *(chain_blocks(short) if short.rounds else ()),
        *_tables(short),
        *_guidance(short),
        *_policy(short),
        *_again(comparison),
    )


def _with_short_names(comparison: Comparison) -> Comparison:
    """Letters for names that would not stand side by side."""
    if sum(len(name) + 2 for name in comparison.names) <= _ROOM:
        return comparison
    letters = tuple("ABCDEFGHIJKLMNOP"[: len(comparison.names)])
    rounds = tuple(
        replace(each, name=letter) for each, letter in zip(comparison.rounds, letters, strict=False)
    )
    return replace(comparison, names=letters, rounds=rounds)


def _title(comparison: Comparison, short: Comparison) -> Iterator[Block]:
    projection = comparison.deals[0].projection
    yield Heading(f"{comparison.names[0]}, and what it is compared with", level=1)
    for name, letter, judged in zip(comparison.names, short.names, comparison.deals, strict=True):
        lead = f"{letter}:" if letter == name else f"{letter}: {name}:"
        yield Item(judged.deal.name, lead=lead)
    yield Paragraph(
        f"All are valued in {counted(projection.draws, 'draw')} of the same chance: where they "
        "share an assumption or an event, it comes out alike in each, so that a difference is far "
        "surer than either amount."
    )
    for warning in short.unlike:
        yield Item(warning, lead="Take care:")


def _short_answers(comparison: Comparison) -> Iterator[Block]:
    ids = _told_first(comparison)
    for index in range(len(comparison.deals) - 1):
        for id_ in _each_once(comparison, index, ids):
            yield Item(in_words(comparison, index, id_))
    if not ids:
        yield Paragraph("Nothing reaches or leaves any party in any of them.")
    for words in dominance_words(comparison):
        yield Item(words)


def _told_first(comparison: Comparison) -> list[str]:
    """The contracting trusts, the system and the suppliers; or the one that was asked for."""
    told = [value.id for value in comparison.shown]
    if comparison.party:
        return told
    first = comparison.deals[0].projection
    chosen = [id_ for id_ in (*first.contracting, "system", *first.suppliers) if id_ in told]
    return chosen or told


def _each_once(comparison: Comparison, index: int, ids: Sequence[str]) -> Iterator[str]:
    """Those for whom the difference is not the same as for one told of before."""
    told: list[Statistics] = []
    for id_ in ids:
        paired = comparison.gain[id_][index]
        if paired is None or all(differs(paired.statistics, each) for each in told):
            yield id_
        told += [] if paired is None else [paired.statistics]


def _what_differs(comparison: Comparison) -> Iterator[Block]:
    yield Heading("What differs")
    if not comparison.differing:
        yield Paragraph("Nothing: they are the same deal.")
        return
    for index, name in enumerate(comparison.names[1:], 1):
        yield from _changes(comparison, name, index)
    others = [each for each in comparison.differing if not each.is_term]
    if others:
        only = len(others) == len(comparison.differing)
        yield Paragraph("Only outside the terms:" if only else "Outside the terms:")
    for each in others[:_MOST_OTHERS]:
        yield Item(" | ".join(_cut(value) for value in each.values), lead=f"{each.path}:")
    if len(others) > _MOST_OTHERS:
        yield Paragraph(f"And {counted(len(others) - _MOST_OTHERS, 'more value')}.")


def _changes(comparison: Comparison, name: str, index: int) -> Iterator[Block]:
    found = [each for each in comparison.changes(index) if each.is_term]
    if found:
        yield Paragraph(f"Terms of {name}, from those of {comparison.names[0]}:")
    for each in found:
        yield Item(_change(comparison, each, index), lead=f"{each.path}:")


def _change(comparison: Comparison, differing: Differing, index: int) -> str:
    """From what to what; a term that only one deal has is told as a sentence."""
    first, other = comparison.deals[0], comparison.deals[index]
    id_ = differing.path.removeprefix("terms.")
    if id_ in other.deal.terms and id_ not in first.deal.terms:
        return f"new. {_sentence(comparison, index, id_)}"
    if id_ in first.deal.terms and id_ not in other.deal.terms:
        return f"left out. {_sentence(comparison, 0, id_)}"
    return " -> ".join(_cut(value) for value in differing.values)


def _sentence(comparison: Comparison, index: int, id_: str) -> str:
    deal = comparison.deals[index].deal
    terms = deal.document()["terms"]
    assert isinstance(terms, dict)
    return term_sentence(terms[id_], {key: party.name for key, party in deal.parties.items()})


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _tables(comparison: Comparison) -> Iterator[Block]:
    if not comparison.moved:
        return
    yield Heading("What each is worth")
    yield from measures(comparison)
    same = [value.name for value in comparison.shown if value not in comparison.moved]
    if same:
        yield Paragraph(f"The same in all: {', '.join(same)}.")
    yield Heading("Differences, draw by draw")
    yield from differences(comparison)
    yield Heading("How far each percentile shifts")
    yield Paragraph("Apart from the above: the percentiles of two amounts, not of a difference.")
    yield from shifts(comparison)


def _guidance(comparison: Comparison) -> Iterator[Block]:
    yield Heading("Against the guidance")
    yield standing(comparison)
    for name, flags in zip(comparison.names[1:], comparison.flags, strict=True):
        for when, found in (("today", flags.today), ("at signature", flags.signed)):
            if found.gained or found.lost:
                gained, lost = flag_words(found.gained), flag_words(found.lost)
                yield Item(f"gains {gained}; loses {lost}.", lead=f"{name}, {when}:")
        if flags.today == flags.signed and not (flags.today.gained or flags.today.lost):
            yield Item("no flag gained or lost.", lead=f"{name}:")


def _policy(comparison: Comparison) -> Iterator[Block]:
    yield Heading("What a ranking takes")
    yield Paragraph(
        "A difference over two standard errors, that matters, and is likely. What that means is "
        "policy, not guidance:"
    )
    for each in comparison.policy:
        yield Item(f"{each.words}, {each.what} ({each.set_by}).", lead=f"{each.key}:")


def _again(comparison: Comparison) -> Iterator[Block]:
    first = comparison.deals[0]
    files = [judged.file for judged in comparison.deals]
    words = ["python", "-m", "benefitshare", "compare", *files]
    options = ["--draws", str(first.projection.draws), "--seed", str(first.projection.seed)]
    options += ["--as-of", first.today.date.isoformat()]
    options += ["--chain"] if comparison.rounds else []
    options += ["--party", comparison.party] if comparison.party else []
    options += ["--line", comparison.line] if comparison.line != "all" else []
    options += ["--policy", first.policy_file] if first.policy_file else []
    yield Heading("To get these numbers again")
    yield Verbatim(folded([*words, *options]))
    hashes = [
        f"{name} {judged.sha256[:16]}"
        for name, judged in zip(comparison.names, comparison.deals, strict=True)
    ]
    yield Paragraph(
        f"benefitshare {first.version}; the start of each deal's SHA-256: {listed(hashes)}."
    )
