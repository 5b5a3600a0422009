"""All draws together: blocks worked out on threads and joined in order, whatever their number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

from benefitshare.deal import Deal
from benefitshare.ledger import FloatArray
from benefitshare.uncertainty.correlation import Group
from benefitshare.uncertainty.draws import Draws
from benefitshare.uncertainty.streams import REPLICATE, Design
from benefitshare.valuation.accounts import Accounts
from benefitshare.valuation.appraisal import Appraisal
from benefitshare.valuation.blocks import Block, Less, block_of, known_costs, settle
from benefitshare.valuation.stakes import ShareCost

BLOCK = 5 * REPLICATE
"""Draws worked out together: few enough for the processor's cache."""

Progress = Callable[[int, int], None]
"""Told how many draws are done, of how many."""
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Every account over all draws. Arrays have shape (draws,) or (periods, draws)."""

    draws: int
    accounts: Accounts
    without: Mapping[str, Accounts]
    bare: Accounts | None
    usual: Accounts | None
    carrying: Mapping[str, FloatArray]
    launched: FloatArray
    events: Mapping[str, float]
    troubled: Mapping[str, FloatArray]
    """One in the draws in which a company fails or is rescued soon after signing."""


def sample_of(  # noqa: PLR0913 - what is run, how, and how much of it is kept
    deal: Deal,
    usual: Deal | None,
    appraisal: Appraisal,
    design: Design,
    groups: tuple[Group, ...],
    workers: int,
    progress: Progress | None = None,
    *,
    full: bool = True,
) -> Sample:
    """Work out all blocks and join them. The result does not depend on `workers`."""
    edges = [*range(0, design.draws, BLOCK), design.draws]
    spans = list(pairwise(edges))

    def work(span: tuple[int, int]) -> Block:
        return block_of(deal, usual, appraisal, Draws(design, *span, groups), full=full)

    blocks: list[Block] = []
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for block, (_, stop) in zip(pool.map(work, spans), spans, strict=True):
            blocks.append(block)
            if progress is not None:
                progress(stop, design.draws)
    return joined(blocks)


def unsettled(block: Block) -> Sample:
    """One block as it is, whose owners have not been charged for the shares they give."""
    return Sample(
        draws=block.size,
        accounts=block.accounts,
        without={id_: each.accounts for id_, each in block.without.items()},
        bare=None if block.bare is None else block.bare.accounts,
        usual=block.usual,
        carrying=block.carrying,
        launched=np.broadcast_to(block.launched, (block.size,)),
        events={key: float(each.mean()) for key, each in block.events.items()},
        troubled=block.troubled,
    )


def joined(blocks: list[Block], owed: tuple[ShareCost, ...] | None = None) -> Sample:
    """Join blocks in order, and charge owners for the shares they give.

    `owed` is what shares without a price cost, where it is a mean over more draws than these.
    """
    sizes = [block.size for block in blocks]
    accounts = joined_accounts([block.accounts for block in blocks], sizes)
    costs = joined_costs([block.share_costs for block in blocks], sizes)
    settle(accounts, known_costs(costs, owed))
    usual = [block.usual for block in blocks if block.usual is not None]
    bare = [block.bare for block in blocks if block.bare is not None]
    return Sample(
        draws=sum(sizes),
        accounts=accounts,
        without={
            id_: _settled([block.without[id_] for block in blocks], sizes)
            for id_ in blocks[0].without
        },
        bare=_settled(bare, sizes) if bare else None,
        usual=joined_accounts(usual, sizes) if usual else None,
        carrying=_joined_arrays([block.carrying for block in blocks], sizes),
        launched=whole_of([block.launched for block in blocks], sizes),
        events={
            key: float(np.average([block.events[key].mean() for block in blocks], weights=sizes))
            for key in blocks[0].events
        },
        troubled=_joined_arrays([block.troubled for block in blocks], sizes),
    )


def _settled(parts: list[Less], sizes: list[int]) -> Accounts:
    accounts = joined_accounts([part.accounts for part in parts], sizes)
    settle(accounts, joined_costs([part.share_costs for part in parts], sizes))
    return accounts


def joined_accounts(parts: list[Accounts], sizes: list[int]) -> Accounts:
    """The accounts of blocks of these sizes, end to end."""
    return Accounts(
        own=_joined_arrays([part.own for part in parts], sizes),
        social=_joined_arrays([part.social for part in parts], sizes),
        by_term=_joined_arrays([part.by_term for part in parts], sizes),
        social_by_source=_joined_arrays([part.social_by_source for part in parts], sizes),
        by_year=_joined_arrays([part.by_year for part in parts], sizes),
        money_by_year=_joined_arrays([part.money_by_year for part in parts], sizes),
        cash_by_year=_joined_arrays([part.cash_by_year for part in parts], sizes),
        flows=_mean_flows([part.flows for part in parts], sizes),
    )


def _joined_arrays(parts: list[dict[Key, FloatArray]], sizes: list[int]) -> dict[Key, FloatArray]:
    """Each key's arrays end to end; a key that a block lacks is nil there."""
    keys: Iterable[Key] = dict.fromkeys(key for part in parts for key in part)
    return {key: whole_of([part.get(key) for part in parts], sizes) for key in keys}


def whole_of(arrays: list[FloatArray | None], sizes: list[int]) -> FloatArray:
    """Blocks' arrays end to end; one that is missing is nil. Shape (..., draws)."""
    rows = next(array.shape[:-1] for array in arrays if array is not None)
    return np.concatenate(
        [
            np.zeros((*rows, size)) if array is None else np.broadcast_to(array, (*rows, size))
            for array, size in zip(arrays, sizes, strict=True)
        ],
        axis=-1,
    )


def joined_costs(by_block: Sequence[Sequence[ShareCost]], sizes: list[int]) -> list[ShareCost]:
    """What shares cost their givers, each block's draws end to end."""
    costs = []
    for parts in zip(*by_block, strict=True):
        first = parts[0]
        priced = payoff = None
        if first.priced is not None:
            priced = whole_of([part.priced for part in parts], sizes)
        else:
            payoff = whole_of([part.payoff for part in parts], sizes)
        factor = float(np.average([part.factor for part in parts], weights=sizes))
        costs.append(ShareCost(first.owner, first.term, priced, payoff, factor))
    return costs


def _mean_flows(parts: list[dict[Key, FloatArray]], sizes: list[int]) -> dict[Key, FloatArray]:
    total = sum(sizes)
    keys = dict.fromkeys(key for part in parts for key in part)
    return {
        key: np.asarray(
            sum(
                part[key] * (size / total)
                for part, size in zip(parts, sizes, strict=True)
                if key in part
            )
        )
        for key in keys
    }
