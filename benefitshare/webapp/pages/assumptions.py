"""The page Assumptions: every value with its shape, its source and what hangs on it."""

from collections.abc import Mapping

import streamlit as st

from benefitshare.report.blocks import Row, Table
from benefitshare.report.effects import Effects, in_order, sides, summary
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.names import names_of
from benefitshare.report.register import Entry, register
from benefitshare.webapp import assumption_editor, influencing, show, state

_FILTERS = ("All", "Matters most", "Without a source", "Low confidence", "One figure only")
_MOST = 10
"""How many values may matter most."""
_CHOSEN = "assumptions.chosen"
_STYLE = """<style>
.st-key-register > :first-child {flex: 5 1 32rem; min-width: 0;}
.st-key-register > :last-child {flex: 3 1 22rem; min-width: 0;}
</style>"""
"""The table beside the boxes where there is room, above them where there is not."""
_COLUMNS = {
    "Value": st.column_config.TextColumn(width=210, pinned=True),
    "As typed": st.column_config.TextColumn(width=125),
    "Shape": st.column_config.AreaChartColumn(width=70, y_min=0, y_max=1),
    "Confidence": st.column_config.TextColumn(width=85),
    "Source": st.column_config.TextColumn(width=170),
    "Owner": st.column_config.TextColumn(width=90),
    "Date": st.column_config.TextColumn(width=90),
}


def render() -> None:
    """Draw the page."""
    judged = state.last_good()
    if judged is None:
        st.header("Assumptions")
        st.write("The register appears once the deal has no problems: see the page Deal.")
        return
    entries = register(judged.deal)
    _head(entries)
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        chosen = st.segmented_control(
            "Show", _FILTERS, default=_FILTERS[0], required=True, key="assumptions.filter"
        )
        effects = _effects(judged)
    st.caption(show.plain(summary(effects)))
    shown = in_order([entry for entry in entries if _is_wanted(chosen, entry, effects)], effects)
    if not shown:
        st.success("Nothing is left in this list.")
        return
    names = names_of(entry.path for entry in shown)
    st.html(_STYLE)
    with st.container(horizontal=True, gap="medium", key="register"):
        with st.container():
            _table(shown, names, effects)
        with st.container():
            assumption_editor.render(_choice(shown, names), judged.currency, effects)


def _is_wanted(chosen: str | None, entry: Entry, effects: Effects) -> bool:
    match chosen:
        case "Matters most":
            return entry.path in effects.told[:_MOST]
        case "Without a source":
            return not entry.source
        case "Low confidence":
            return entry.confidence == "low"
        case "One figure only":
            return not entry.shape.is_range
        case _:
            return True


def _head(entries: tuple[Entry, ...]) -> None:
    unsourced = sum(not entry.source for entry in entries)
    low = sum(entry.confidence == "low" for entry in entries)
    ranges = sum(entry.shape.is_range for entry in entries)
    st.header(f"{unsourced} of {len(entries)} values have no source")
    st.write(f"{ranges} are ranges; {low} are marked as of low confidence.")


def _effects(judged: JudgedDeal) -> Effects:
    """What each value does to the gain of the side that is chosen."""
    known = {each.id: each.name for each in sides(judged)}
    chosen = st.selectbox(
        "Effect on the gain of", list(known), format_func=known.__getitem__, key="assumptions.side",
        width=360,
    )  # fmt: skip
    return influencing.effects(judged, chosen, known[chosen])


def _choice(shown: list[Entry], names: Mapping[str, str]) -> Entry:
    """The value that is worked on: chosen by name, or by its row in the table."""
    paths = [entry.path for entry in shown]
    if st.session_state.get(_CHOSEN) not in paths:
        st.session_state[_CHOSEN] = paths[0]
    path = st.selectbox(
        "Value to work on", paths, key=_CHOSEN, format_func=names.__getitem__,
        help="Type to search, or choose a row of the table.",
    )  # fmt: skip
    return next(entry for entry in shown if entry.path == path)


def _table(shown: list[Entry], names: Mapping[str, str], effects: Effects) -> None:
    rows = [
        {
            "Value": names[entry.path],
            "As typed": entry.typed,
            "Shape": list(entry.shape.heights) or None,
            "Effect": effects.size(entry.path),
            "Confidence": entry.confidence,
            "Source": entry.source or "none",
            "Owner": entry.owner,
            "Date": entry.date,
            "Takes": entry.takes,
            "8 in 10 between": entry.shape.words,
        }
        for entry in shown
    ]
    st.dataframe(
        rows,
        key="assumptions.table",
        hide_index=True,
        height=min(36 * (len(rows) + 1), 620),
        on_select=lambda: _take_row([entry.path for entry in shown]),
        selection_mode="single-row",
        column_config={
            **_COLUMNS,
            "Effect": st.column_config.ProgressColumn(
                width=95,
                help="The size of the rank correlation between the value and the gain.",
                format="%.2f",
                min_value=0.0,
                max_value=max(effects.greatest, 0.01),
            ),
        },
        alt="The assumptions register, one row for each value; the same as a plain table is below.",
    )
    twin = st.expander("The same as a plain table", key="assumptions.plain", on_change="rerun")
    if twin.open:
        with twin:
            show.table(_plain(shown, names, effects), words=True)


def _plain(shown: list[Entry], names: Mapping[str, str], effects: Effects) -> Table:
    """The register as a table that reads as one without sight."""
    rows = tuple(
        Row(
            names[entry.path],
            (entry.typed, entry.shape.words, _effect(effects.size(entry.path)),
             entry.confidence, entry.source or "none", entry.owner, entry.date),
        )
        for entry in shown
    )  # fmt: skip
    columns = ("As typed", "8 in 10 between", "Effect", "Confidence", "Source", "Owner", "Date")
    return Table("The assumptions register", columns, rows, "Value")


def _effect(size: float | None) -> str:
    return "" if size is None else f"{size:.2f}"


def _take_row(paths: list[str]) -> None:
    rows = st.session_state["assumptions.table"]["selection"]["rows"]
    if rows and rows[0] < len(paths):
        st.session_state[_CHOSEN] = paths[rows[0]]
