"""Trade-offs: what a step in each term is worth to each side, and what to trade for what."""

from collections.abc import Mapping

import streamlit as st

from benefitshare.commands.tradeoffs import tradeoffs_of
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report.concessions import (
    TradeView,
    concessions_in_words,
    exchange_table,
    trade_views,
    worth_chart,
)
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.numbers_typed import as_typed
from benefitshare.report.tradeoffs_rates import movers, rates
from benefitshare.report.tradeoffs_told import TradeoffsTold
from benefitshare.report.tradeoffs_words import caps_in_words
from benefitshare.webapp import show, state
from benefitshare.webapp.negotiating import Counted, Progress, counted, make_version, remembered

_AGAIN = "Weigh the steps"


def render(loaded: LoadedDeal, judged: JudgedDeal) -> None:
    """Draw the view."""
    top = st.container()
    how = counted(loaded)
    if how is None:
        return
    with top:
        told = _weighed(loaded, how)
        if told is None:
            return
        st.markdown(f"**{show.plain(concessions_in_words(told))}**")
    _trades(told, judged)
    chart = worth_chart(told)
    if chart is not None:
        st.subheader("What each step is worth to each side")
        show.chart(chart, key="negotiate.steps")
        show.bullets([f"- {show.plain(words)}" for words in caps_in_words(told)])
    _exchange(told)
    with st.expander("To get these numbers again"):
        show.blocks(told.asked.to_repeat("tradeoffs", *told.options))


def _weighed(loaded: LoadedDeal, how: Counted) -> TradeoffsTold | None:
    def make(progress: Progress) -> TradeoffsTold:
        return tradeoffs_of(
            loaded,
            state.step().copy.file,
            party=how.party,
            line=how.line,
            steps={},
            sampling=how.sampling(progress),
        )

    work = f"tradeoffs:{loaded.sha256}:{how.key}"
    return remembered(work, "Taking a step in each term on the same draws", make, _AGAIN)


def _trades(told: TradeoffsTold, judged: JudgedDeal) -> None:
    st.subheader("Trades that leave both sides better off")
    found = trade_views(told)
    if not found:
        st.write(
            "No pair of these steps surely does: what one side gains by a step the other loses as "
            "much or more by, or the difference is too small to tell."
        )
    for index, trade in enumerate(found):
        with st.container(border=True, key=f"trade-{index}"):
            _trade(trade, judged, index)


def _trade(trade: TradeView, judged: JudgedDeal, index: int) -> None:
    st.markdown(f"**{show.plain(trade.words)}** {show.plain(trade.gains)}")
    if trade.reasons:
        st.markdown("Why there is something to gain:")
        show.bullets([f"- {show.plain(each.removeprefix('Why: '))}" for each in trade.reasons])
    typed = {path: _typed(judged, path, to) for path, to in trade.changes.items()}
    make_version(f"trade.{index}", f"Trade: {_named(typed)}", typed)


def _typed(judged: JudgedDeal, path: str, to: object) -> object:
    """A new value as typed; a payment at signing is not one a year."""
    typed = as_typed(judged, path, to)
    if isinstance(typed, Mapping) and typed.get("kind") == "upfront-fee":
        return {**typed, "amount": str(typed["amount"]).removesuffix(" a year")}
    return typed


def _named(typed: Mapping[str, object]) -> str:
    parts = []
    for path, to in typed.items():
        term = path.split(".")[1].replace("-", " ")
        amount = to.get("amount") if isinstance(to, Mapping) else to
        parts.append(f"{term} {amount}")
    return ", ".join(parts)


def _exchange(told: TradeoffsTold) -> None:
    table = exchange_table(told)
    if table is None:
        return
    st.subheader("One step in steps of the others")
    show.table(table)
    with st.expander("Every rate of exchange, for both sides, and what it rests on"):
        show.blocks([*rates(told), *movers(told)])
