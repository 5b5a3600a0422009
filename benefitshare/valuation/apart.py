"""Flows kept apart by party, class and term, block by block, for the whole cross of a result."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import pairwise

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray, Posting
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import Design
from benefitshare.valuation.accounts import REST, Accounts, Discounting, discounting_of, term_of
from benefitshare.valuation.accounts import entered as entered_in
from benefitshare.valuation.appraisal import Appraisal, appraisal_of
from benefitshare.valuation.blocks import price_terms_of
from benefitshare.valuation.flows import other_postings, term_postings
from benefitshare.valuation.sample import BLOCK, joined_costs, whole_of
from benefitshare.valuation.stakes import ShareCost, share_costs
from benefitshare.valuation.worlds import sold, unsold
from benefitshare.world.world import World

INTERACTION = "interaction"
Place = tuple[str, str]
"""A party and a class."""
Key = tuple[str, str, str]
"""A party, a class, and a term, `no_terms` or `interaction`."""
Sums = dict[Key, FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What is worked out, and how."""

    deal: Deal
    design: Design
    groups: tuple[Group, ...]
    workers: int

    @property
    def appraisal(self) -> Appraisal:
        """The rates and the value of health."""
        return appraisal_of(self.deal)


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """What each party receives less what it pays, by class and by term. [currency, real]"""

    years: Sums
    """Undiscounted. Shape (periods, draws)."""
    own: Sums
    """Present value on the party's own basis. Shape (draws,)."""
    social: Sums
    """Present value at Green Book rates. Shape (draws,)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Book:
    """The flows of one world."""

    years: Sums = field(default_factory=dict)
    own: Sums = field(default_factory=dict)
    social: Sums = field(default_factory=dict)
    costs: list[ShareCost] = field(default_factory=list)
    """What shares cost their givers, which is charged after joining."""


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """One block of draws. On their own basis, owners are charged for shares after joining."""

    size: int
    years: Sums
    social: Sums
    full: _Book
    without: dict[str, _Book]
    bare: _Book


def kept_apart(run: Run, years: slice) -> Apart:
    """All draws, with the flows of these financial years. Does not depend on `run.workers`."""
    edges = [*range(0, run.design.draws, BLOCK), run.design.draws]

    def work(span: tuple[int, int]) -> _Block:
        return _block(run, Draws(run.design, *span, run.groups), years)

    with ThreadPoolExecutor(max_workers=run.workers) as pool:
        return _joined([*pool.map(work, pairwise(edges))])


def path_apart(run: Run, years: slice) -> Apart:
    """The same on the risk-adjusted path, where arrays have a single draw."""
    return _joined([_block(run, None, years)])


def _block(run: Run, draws: Draws | None, years: slice) -> _Block:
    deal, appraisal = run.deal, run.appraisal
    before = unsold(deal, draws)
    world = sold(deal, before, appraisal)
    discounting = discounting_of(deal, appraisal, before.setting)
    full = _book(deal, world, appraisal, discounting, years)

    def less(off: Iterable[str]) -> _Book:
        """The deal less some price terms, with what its shares then cost their givers."""
        gone = frozenset(off)
        terms = {id_: term for id_, term in deal.terms.items() if id_ not in gone}
        left = deal.model_copy(update={"terms": terms})
        changed = sold(deal, before, appraisal, gone, known=world)
        book = _book(left, changed, appraisal, discounting, years)
        return replace(book, costs=share_costs(left, changed, discounting))

    full = replace(full, costs=share_costs(deal, world, discounting))
    ids = price_terms_of(deal)
    without = {id_: less({id_}) for id_ in ids}
    bare = less(ids) if len(ids) > 1 else next(iter(without.values()), full)
    return _Block(
        size=1 if draws is None else draws.size,
        years=_worths(full.years, {id_: each.years for id_, each in without.items()}, bare.years),
        social=_worths(
            full.social, {id_: each.social for id_, each in without.items()}, bare.social
        ),
        full=full,
        without=without,
        bare=bare,
    )


def _book(
    deal: Deal, world: World, appraisal: Appraisal, discounting: Discounting, years: slice
) -> _Book:
    """Enter every posting of a world, one account for each term and class."""
    accounts: dict[Place, Accounts] = {}
    for posting in _postings(deal, world, appraisal):
        mine = accounts.setdefault((term_of(posting.source), posting.class_), Accounts())
        entered_in(mine, (posting,), deal, discounting)
    book = _Book()
    for (term, class_), each in accounts.items():
        book.years.update({(p, class_, term): flow[years] for p, flow in each.by_year.items()})
        book.own.update({(p, class_, term): worth for (p, _), worth in each.own.items()})
        book.social.update({(p, class_, term): worth for (p, _), worth in each.social.items()})
    return book


def _postings(deal: Deal, world: World, appraisal: Appraisal) -> Iterable[Posting]:
    yield from term_postings(deal, world, following=False)
    yield from other_postings(deal, world, appraisal)
    yield from term_postings(deal, world, following=True)


def _settled(books: list[_Book], sizes: list[int]) -> Sums:
    """Blocks end to end, with owners charged for the shares they give, on their own basis."""
    own = _end_to_end([book.own for book in books], sizes)
    for cost in joined_costs([book.costs for book in books], sizes):
        key = (cost.owner, "shares", cost.term)
        own[key] = own[key] - cost.charge if key in own else -cost.charge
    return own


def _worths(full: Sums, without: Mapping[str, Sums], bare: Sums) -> Sums:
    """What each term is worth: of a price term, with it less without it. They add up to `full`."""
    if not without:
        return full
    whole = _by_place(full)
    found = {key: each for key, each in full.items() if key[2] not in {*without, REST}}
    for term, others in without.items():
        less = _by_place(others)
        for place in {**whole, **less}:
            found[(*place, term)] = _less(whole.get(place), less.get(place))
    found |= {key: each for key, each in bare.items() if key[2] == REST}
    parts = _by_place(found)
    for place in {**whole, **parts}:
        found[(*place, INTERACTION)] = _less(whole.get(place), parts.get(place))
    return found


def _by_place(sums: Sums) -> dict[Place, FloatArray]:
    """All terms together."""
    total: dict[Place, FloatArray] = {}
    for (party, class_, _), each in sums.items():
        place = (party, class_)
        total[place] = total[place] + each if place in total else each
    return total


def _less(one: FloatArray | None, other: FloatArray | None) -> FloatArray:
    if one is None:
        assert other is not None
        return -other
    return one if other is None else one - other


def _joined(blocks: list[_Block]) -> Apart:
    """Blocks end to end, in order, and owners charged for the shares they give."""
    sizes = [block.size for block in blocks]
    own = _settled([block.full for block in blocks], sizes)
    without = {
        id_: _settled([block.without[id_] for block in blocks], sizes) for id_ in blocks[0].without
    }
    bare = _settled([block.bare for block in blocks], sizes)
    return Apart(
        years=_end_to_end([block.years for block in blocks], sizes),
        own=_worths(own, without, bare),
        social=_end_to_end([block.social for block in blocks], sizes),
    )


def _end_to_end(parts: list[Sums], sizes: list[int]) -> Sums:
    keys = dict.fromkeys(key for part in parts for key in part)
    return {key: whole_of([part.get(key) for part in parts], sizes) for key in keys}
