"""Up to six deals side by side: what differs, what each is worth, and the paired differences."""

from collections import OrderedDict
from typing import cast

import streamlit as st

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.working_copy import WorkingCopy, open_text
from benefitshare.problems import DealProblems
from benefitshare.report import charts
from benefitshare.report.blocks import Row, Table
from benefitshare.report.comparison import MOST, Comparison, in_words, measures, standing
from benefitshare.webapp import show, state

_KNOWN, _KEPT = "benefitshare.comparisons", 12
_OPENED, _NOW = "As first opened", "As it stands now"


def render() -> None:
    """Draw the page."""
    st.header("Compare")
    copies = _offered()
    _add()
    chosen = st.multiselect(
        f"Deals and versions, up to {MOST}; the first is what the others are compared with",
        list(copies),
        default=list(copies)[:MOST],
        max_selections=MOST,
        key=f"compare.chosen.{len(copies)}",
    )
    if len(chosen) < 2:
        st.info(
            "Choose two or more. Keep the deal as a version, change it, and compare; or add "
            "another deal file here."
        )
        return
    loaded = {name: copies[name].checked for name in chosen}
    broken = [name for name, each in loaded.items() if not isinstance(each, LoadedDeal)]
    for name in broken:
        st.warning(show.plain(f"{name} has problems and is left out."))
    sound = {name: each for name, each in loaded.items() if isinstance(each, LoadedDeal)}
    if len(sound) >= 2:
        _compared(_comparison(sound))


def _offered() -> dict[str, WorkingCopy]:
    """The deal as opened, the versions kept, and the deal as it stands where it is none of them."""
    now, first = state.step().copy, _opened()
    copies = {_NOW: now} if first.sha256 == now.sha256 else {_OPENED: first}
    copies |= {each.name: each.step.copy for each in state.versions()}
    if all(each.sha256 != now.sha256 for each in copies.values()):
        copies[_NOW] = now
    return copies


def _opened() -> WorkingCopy:
    """The deal as it was when its file was opened."""
    steps = (*state.session().past, state.step())
    original = state.step().copy.original
    return next(each.copy for each in steps if each.copy.original is original)


def _add() -> None:
    """Keep the deal as a version, or add another file."""
    keep, add = st.columns(2)
    with keep, st.form("compare.keep", border=False):
        name = st.text_input("Keep the deal as it stands, under the name", key="compare.name")
        if st.form_submit_button("Keep as a version"):
            state.save_version(name.strip() or f"Version {len(state.versions()) + 1}")
            st.rerun()
    with add:
        given = st.file_uploader("Add a deal file (YAML, at most 1 MB)", type=["yaml", "yml"],
                                 key="compare.file")  # fmt: skip
        if given is not None and st.session_state.get("compare.seen") != given.file_id:
            try:
                copy = open_text(given.getvalue(), given.name)
            except DealProblems as error:
                for problem in error.problems:
                    st.error(show.plain(f"Line {problem.line}: {problem.message}"))
                return
            st.session_state["compare.seen"] = given.file_id
            state.save_version(given.name.rsplit(".", 1)[0], copy)
            st.rerun()


def _comparison(deals: dict[str, LoadedDeal]) -> Comparison:
    """The comparison, remembered within the session."""
    known = cast(
        "OrderedDict[tuple[tuple[str, str], ...], Comparison]",
        st.session_state.setdefault(_KNOWN, OrderedDict()),
    )
    key = tuple((name, each.sha256) for name, each in deals.items())
    if key not in known:
        with st.spinner(f"Valuing {len(deals)} deals on the same draws"):
            known[key] = commands.compare(
                list(deals.values()),
                list(deals),
                today=state.today(),
                sampling=commands.Sampling(draws=state.DRAWS),
            )
        while len(known) > _KEPT:
            known.popitem(last=False)
    return known[key]


def _compared(comparison: Comparison) -> None:
    _answers(comparison)
    _differing(comparison)
    st.subheader("What each is worth")
    chain = charts.chain(comparison)
    if chain is not None:
        show.chart(chain, key="compare.chain")
    for table in measures(comparison):
        show.table(table)
    same = [value.name for value in comparison.shown if value not in comparison.moved]
    if same:
        st.caption(show.plain(f"The same in all: {', '.join(same)}."))
    show.table(standing(comparison))
    st.subheader("Differences, draw by draw")
    if not comparison.moved:
        st.write("No party gains more or less in one than in another.")
        return
    for index, chart in enumerate(charts.paired(comparison)):
        show.chart(chart, key=f"compare.paired.{index}")


def _answers(comparison: Comparison) -> None:
    first = comparison.deals[0].projection
    told = [value.id for value in comparison.shown]
    ids = [id_ for id_ in (*first.contracting, "system", *first.suppliers) if id_ in told]
    items = [
        f"- {show.plain(in_words(comparison, index, id_))}"
        for index in range(len(comparison.deals) - 1)
        for id_ in ids
    ]
    show.bullets(items)


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
