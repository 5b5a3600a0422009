"""The negotiation so far: what each offer was worth to each side, and what each round moved."""

from collections.abc import Iterator, Sequence

from benefitshare.guidance.words import listed, percent, within
from benefitshare.negotiation.comparing.chain import Round, Standing
from benefitshare.report.amounts import Unit, unit_for
from benefitshare.report.blocks import Block, Heading, Item, Paragraph, Row, Table
from benefitshare.report.compared import NOWHERE, Comparison, sides
from benefitshare.report.telling import differs
from benefitshare.report.words import about
from benefitshare.valuation.results import Statistics

_LONGEST = 48
"""How much of a changed value is shown. [characters]"""
_MOST_PATHS = 6


def chain_blocks(comparison: Comparison) -> Iterator[Block]:
    """The chain as a table, then each round in words."""
    yield Heading("The negotiation so far")
    yield chain_table(comparison)
    for index in range(1, len(comparison.rounds)):
        text = f"{round_in_words(comparison, index)} {_changed(comparison, index)}"
        yield Item(text.strip(), lead=f"{comparison.names[index]}:")
    yield Paragraph(_in_all(comparison))


def chain_table(comparison: Comparison) -> Table:
    """The mean gain of each side at each offer, with the middle case of the draws."""
    ids, currency = table_sides(comparison), comparison.deals[0].currency
    gains = [each.standing[id_].gain for each in comparison.rounds for id_ in ids]
    unit = unit_for((x for gain in gains for x in (gain.mean, gain.p50)), currency)
    rows = []
    for id_ in ids:
        name = sides(comparison.deals[0])[id_].name
        standing = [each.standing[id_] for each in comparison.rounds]
        rows += [
            Row(name),
            Row("mean", tuple(unit(each.gain.mean) for each in standing), indent=2),
            Row("middle case", tuple(unit(each.gain.p50) for each in standing), indent=2),
            Row("since the offer before", tuple(_step(each, unit) for each in standing), indent=2),
            Row("chance worse off", tuple(percent(each.gain.prob_negative) for each in standing),
                indent=2),
        ]  # fmt: skip
    title = f"Gain offer by offer, present value ({unit.words})"
    return Table(title, comparison.names, tuple(rows))


def table_sides(comparison: Comparison) -> list[str]:
    """Who sits at the table and whom it is for: the trusts, the whole system, the suppliers."""
    first = comparison.deals[0].projection
    kept = comparison.rounds[0].standing
    ids = dict.fromkeys((*first.contracting, "system", *first.suppliers))
    found = [id_ for id_ in ids if id_ in kept and comparison.party in ("", id_)]
    return found or [id_ for id_ in kept if comparison.party in ("", id_)]


def _step(standing: Standing, unit: Unit) -> str:
    if standing.step is None:
        return NOWHERE
    mean = standing.step.statistics.mean
    text = unit(mean)
    return f"+{text}" if mean > 0 and text != "0" else text


def round_in_words(comparison: Comparison, index: int) -> str:
    """Who gained and who gave way since the offer before, and whether there was more to share."""
    each = comparison.rounds[index]
    moved = [_moved(comparison, each, id_) for id_ in _each_once(each, table_sides(comparison))]
    told = listed([words for words in moved if words]) or "nobody gains or loses"
    return f"{told[:1].upper()}{told[1:]}.{_joint(comparison, each)}"


def _each_once(each: Round, ids: Sequence[str]) -> Iterator[str]:
    """Those for whom the step is not the same as for one told of before."""
    told: list[Statistics] = []
    for id_ in ids:
        step = each.standing[id_].step
        if step is not None and all(differs(step.statistics, other) for other in told):
            told.append(step.statistics)
            yield id_


def _moved(comparison: Comparison, each: Round, id_: str) -> str:
    step = each.standing[id_].step
    if step is None or (not step.statistics.sd and abs(step.statistics.mean) < 1):
        return ""
    name = within(sides(comparison.deals[0])[id_].name)
    currency, mean = comparison.deals[0].currency, step.statistics.mean
    verb = "gains" if mean > 0 else "gives up"
    close = ", within its error" if step.is_close else ""
    return f"{name} {verb} {about(abs(mean), currency)}{close}"


def _joint(comparison: Comparison, each: Round) -> str:
    """What the system and the suppliers gain together: each at its own rate, so that a pound moved
    need not be a pound received."""
    first = comparison.deals[0].projection
    ids = ("system", *first.suppliers)
    steps = [each.standing[id_].step for id_ in ids if id_ in each.standing]
    if comparison.party or len(steps) < 2:
        return ""
    total = sum(step.statistics.mean for step in steps if step is not None)
    errors = sum(step.statistics.standard_error for step in steps if step is not None)
    if abs(total) <= 2 * errors or abs(total) < 1:
        return " Together they are neither better nor worse off, within the error."
    better = "better" if total > 0 else "worse"
    amount = about(abs(total), comparison.deals[0].currency)
    return (
        f" Together the system and the suppliers are {amount} {better} off, each at its own rate."
    )


def _changed(comparison: Comparison, index: int) -> str:
    """What this offer changed in the one before it."""
    found = comparison.changes(index, since=index - 1)
    told = [f"{each.path}, {' -> '.join(map(_cut, each.values))}" for each in found[:_MOST_PATHS]]
    if len(found) > _MOST_PATHS:
        told.append(f"and {len(found) - _MOST_PATHS} more")
    return f"It changes {'; '.join(told)}." if told else "It changes nothing that counts."


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _in_all(comparison: Comparison) -> str:
    last, currency = comparison.rounds[-1], comparison.deals[0].currency
    told = []
    for id_ in table_sides(comparison):
        moved = last.standing[id_].in_all
        if moved is not None:
            name = within(sides(comparison.deals[0])[id_].name)
            sign = "+" if moved.statistics.mean > 0 else ""
            told.append(f"{name} {sign}{about(moved.statistics.mean, currency)}")
    return f"From first offer to last, on average: {'; '.join(told)}."
