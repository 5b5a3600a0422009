"""Up to six deals side by side: what differs, what each is worth, and the paired differences."""

from collections import OrderedDict
from typing import cast

import streamlit as st

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.working_copy import WorkingCopy
from benefitshare.report import charts
from benefitshare.report.blocks import Row, Table
from benefitshare.report.chain_chart import chain_chart
from benefitshare.report.compared import MOST, Comparison
from benefitshare.report.comparison_words import dominance_words
from benefitshare.report.side_by_side import answers, first_and_rest, side_by_side, standings
from benefitshare.report.unlike import NotComparable
from benefitshare.webapp import compare_sources, long_work, show, state

_KNOWN, _KEPT = "benefitshare.comparisons", 12
_OFFERS = 3
"""From how many deals on they are also shown as offers in order."""


def render() -> None:
    """Draw the page."""
    st.header("Compare")
    copies = compare_sources.offered()
    chosen = st.multiselect(
        f"Deals and versions, up to {MOST}; the first is what the others are compared with",
        list(copies),
        default=list(copies)[:MOST],
        max_selections=MOST,
        key=f"compare.chosen.{'|'.join(copies)}",
    )
    with st.expander("Add a version or another file", expanded=len(copies) < 2):
        compare_sources.add()
    if len(chosen) < 2:
        st.info(
            "Choose two or more. Change the deal, or keep it as a version and change that; or add "
            "another deal file."
        )
        return
    sound = _sound({name: copies[name] for name in chosen})
    if len(sound) >= 2:
        comparison = _comparison(sound)
        if comparison is not None:
            _compared(comparison)


def _sound(copies: dict[str, WorkingCopy]) -> dict[str, LoadedDeal]:
    """Those that can be valued; the others are said to be left out."""
    found = {}
    for name, copy in copies.items():
        if isinstance(copy.checked, LoadedDeal):
            found[name] = copy.checked
        else:
            st.warning(show.plain(f"Left out, since it has problems: {name}."))
    return found


def _comparison(deals: dict[str, LoadedDeal]) -> Comparison | None:
    """The comparison, remembered within the session; None while it is stopped or impossible."""
    known = cast("OrderedDict[str, Comparison]", st.session_state.setdefault(_KNOWN, OrderedDict()))
    key = "|".join(f"{name}:{each.sha256}" for name, each in deals.items())
    if key not in known:
        found = _compare(deals, key)
        if found is None:
            return None
        known[key] = found
        while len(known) > _KEPT:
            known.popitem(last=False)
    return known[key]


def _compare(deals: dict[str, LoadedDeal], work: str) -> Comparison | None:
    if long_work.is_stopped(work):
        st.warning("The comparison was stopped.")
        st.button("Compare them", on_click=long_work.go_on, type="primary")
        return None
    with long_work.shown(f"Valuing {len(deals)} deals on the same draws", work) as progress:
        try:
            return commands.compare(
                list(deals.values()),
                list(deals),
                today=state.today(),
                sampling=commands.Sampling(draws=state.DRAWS, progress=progress),
                chain=len(deals) >= _OFFERS,
            )
        except NotComparable as error:
            st.error(show.plain(str(error)))
            return None


def _compared(comparison: Comparison) -> None:
    for warning in comparison.unlike:
        st.warning(show.plain(warning))
    show.bullets([f"- {show.plain(words)}" for words in answers(comparison)])
    dominance = list(dominance_words(comparison))
    if dominance:
        with st.expander("Whatever one thinks of risk"):
            show.bullets([f"- {show.plain(words)}" for words in dominance])
    _differing(comparison)
    _worth(comparison)
    show.table(standings(comparison))
    _drawn(comparison)


def _worth(comparison: Comparison) -> None:
    st.subheader("What each is worth")
    first, rest = first_and_rest(comparison)
    if not first:
        st.write("No party gains more or less in one than in another.")
        return
    show.table(side_by_side(comparison, first))
    if rest:
        with st.expander("The same for everybody else"):
            show.table(side_by_side(comparison, rest))
    same = [value.name for value in comparison.shown if value not in comparison.moved]
    if same:
        st.caption(show.plain(f"The same in all: {', '.join(same)}."))


def _drawn(comparison: Comparison) -> None:
    """Paired differences around nil; and the way from offer to offer."""
    if comparison.moved:
        st.subheader("Differences, draw by draw")
        for index, chart in enumerate(charts.paired(comparison)):
            show.chart(chart, key=f"compare.paired.{index}")
    path, lines = chain_chart(comparison), charts.chain(comparison)
    if path is not None or lines is not None:
        st.subheader("From offer to offer")
    for key, each in (("lines", lines), ("path", path)):
        if each is not None:
            show.chart(each, key=f"compare.{key}")


def _differing(comparison: Comparison) -> None:
    st.subheader("What differs")
    groups = {
        "Terms": [each for each in comparison.differing if each.is_term],
        "Everything else": [each for each in comparison.differing if not each.is_term],
    }
    for title, found in groups.items():
        if found:
            rows = tuple(Row(each.path.removeprefix("terms."), each.values) for each in found)
            shown = Table(title, comparison.names, rows)
            if title == "Terms":
                show.table(shown, words=True)
            else:
                with st.expander(f"{title} ({len(rows)})"):
                    show.table(shown, words=True)
    if not comparison.differing:
        st.write("Nothing differs: they are the same deal.")
