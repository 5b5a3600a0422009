"""Map: the company's gain against the NHS side's, what could be agreed, and deals to choose."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from benefitshare.commands.negotiating import negotiate_over
from benefitshare.commands.offering import standing
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.problems import DealProblems
from benefitshare.report.blocks import Heading
from benefitshare.report.charts.chart import Chart
from benefitshare.report.goals import levers, usual_span
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.main_numbers import main_numbers
from benefitshare.report.map_choices import (
    PICK,
    MapChoice,
    PastOffer,
    map_choices,
    map_with_choices,
    what_is_counted,
)
from benefitshare.report.negotiate_curves import same_worth
from benefitshare.report.negotiate_page import negotiate_page
from benefitshare.report.negotiate_words import not_fair, short_answers
from benefitshare.report.negotiated import Negotiated
from benefitshare.webapp import show, state
from benefitshare.webapp.negotiating import (
    QUICK,
    Counted,
    Progress,
    counted,
    make_version,
    remembered,
)

_ASKED, _PICKED = "benefitshare.negotiate.ranges", "benefitshare.negotiate.picked"
_MOST, _AT_FIRST, _OFFERS = 6, 2, 6
_SETS = 24
"""Sets of assumptions, where the answer shall be quick."""
_CHOICE = "map.choice"


def render(loaded: LoadedDeal, judged: JudgedDeal) -> None:
    """Draw the view."""
    known = levers(judged)
    if not known:
        st.info("The deal has no terms with a number that could be moved.")
        return
    top = st.container()
    how = counted(loaded)
    if how is None:
        return
    _ask(loaded, judged, known)
    over: tuple[str, tuple[str, ...]] | None = st.session_state.get(_ASKED)
    if over is None or over[0] != loaded.sha256:
        top.markdown(
            "**Say which numbers may move and how far, and see what both sides could agree on.**"
        )
        return
    with top:
        told = _searched(loaded, how, over[1])
        if told is not None:
            st.markdown(f"**{show.plain(next(short_answers(told)))}**")
    if told is not None:
        _told(told, _past(loaded, how))


def _ask(loaded: LoadedDeal, judged: JudgedDeal, known: Mapping[str, str]) -> None:
    """Which levers, and from where to where."""
    main = [each.path for each in main_numbers(state.document()) if each.path in known]
    paths = st.multiselect(
        f"What may be negotiated, up to {_MOST}; the more, the longer it takes",
        list(known),
        default=_at_first(main) or list(known)[:1],
        format_func=known.__getitem__,
        max_selections=_MOST,
        key=f"map.levers.{'|'.join(known)}",
    )
    with st.form("map.ranges", border=False):
        typed = [_range(judged, path, known[path]) for path in paths]
        if st.form_submit_button("See what could be agreed", type="primary") and typed:
            st.session_state[_ASKED] = (loaded.sha256, tuple(typed))


def _at_first(main: list[str]) -> list[str]:
    """Two numbers to begin with, unlike if there are such: an amount and a rate."""
    kinds = ("amount", "rate", "stated_value", "years", "percent")
    unlike = [next((path for path in main if path.endswith(f".{kind}")), None) for kind in kinds]
    found = [path for path in unlike if path is not None]
    return [*found, *(path for path in main if path not in found)][:_AT_FIRST]


def _range(judged: JudgedDeal, path: str, name: str) -> str:
    low, high = usual_span(judged, path)
    left, right = st.columns(2)
    first = left.text_input(f"{name}: from", value=low, key=f"map.low.{path}", max_chars=40)
    last = right.text_input(f"{name}: to", value=high, key=f"map.high.{path}", max_chars=40)
    return f"{path}={first.strip()}..{last.strip()}"


def _searched(loaded: LoadedDeal, how: Counted, over: tuple[str, ...]) -> Negotiated | None:
    def make(progress: Progress) -> Negotiated:
        search = replace(how.search, sets=_SETS) if how.draws <= QUICK else how.search
        return negotiate_over(
            loaded, state.step().copy.file, over, search, sampling=how.sampling(progress)
        )

    work = f"map:{loaded.sha256}:{how.key}:{'|'.join(over)}"
    return remembered(work, "Trying deals within these ranges", make, "Search them")


def _past(loaded: LoadedDeal, how: Counted) -> list[PastOffer]:
    """The versions kept so far, as this deal is counted; those that cannot be are left out."""
    found: list[PastOffer] = []
    for version in state.versions()[-_OFFERS:]:
        checked = version.step.copy.checked
        if not isinstance(checked, LoadedDeal) or checked.sha256 == loaded.sha256:
            continue
        work = f"standing:{checked.sha256}:{how.key}"
        make = partial(_standing, checked, how, version.name)
        offer = remembered(work, "Valuing the versions kept", make, "Value them")
        if offer is not None:
            found.append(PastOffer(version.name, *offer))
    return found


def _standing(
    checked: LoadedDeal, how: Counted, name: str, progress: Progress
) -> tuple[float, float] | None:
    try:
        told = standing(checked, how.search, sampling=how.sampling(progress))
    except DealProblems:
        st.caption(show.plain(f"{name} has no such two sides, and is not on the map."))
        return None
    return told.nhs.mean, told.supplier.mean


def _told(told: Negotiated, past: list[PastOffer]) -> None:
    show.bullets([f"- {show.plain(words)}" for words in list(short_answers(told))[1:]])
    st.caption(show.plain(what_is_counted(told)))
    picked = _map(map_with_choices(told, past))
    _choose({each.id: each for each in map_choices(told)}, picked)
    st.caption(show.plain(not_fair(told)))
    curves = same_worth(told)
    if curves is not None:
        show.chart(curves, key="negotiate.curves")
    with st.expander("All that was found, in tables, and the command that finds it again"):
        page = negotiate_page(told)
        heads = [place for place, block in enumerate(page) if isinstance(block, Heading)]
        show.blocks(page[heads[2] :])  # what stands before is said above


def _map(drawn: Chart) -> str:
    """The map, and the id of the deal that was clicked last."""
    with st.container(key="chart-negotiate-map"):
        st.markdown(f"**{show.plain(drawn.title)}**")
        event = st.vega_lite_chart(
            show.readable(drawn.spec), alt=drawn.alt, width="stretch", key="negotiate.map",
            on_select="rerun", selection_mode=PICK,
        )  # fmt: skip
        st.caption(show.plain(drawn.note))
    with st.expander("The same as a table"):
        for table in drawn.tables:
            show.table(table)
    found = event.get("selection", {}).get(PICK, [])
    return str(found[0].get("id", "")) if found else ""


def _choose(choices: Mapping[str, MapChoice], picked: str) -> None:
    """One of the deals on the map, by its name or by a click, to be made a version."""
    if not choices:
        return
    if picked in choices and st.session_state.get(_PICKED) != picked:
        st.session_state[_CHOICE] = picked
    st.session_state[_PICKED] = picked
    if st.session_state.get(_CHOICE) not in choices:
        st.session_state[_CHOICE] = next(iter(choices))
    chosen = st.selectbox(
        "Choose a deal, here or by a click on its ring",
        list(choices),
        format_func=lambda id_: choices[id_].words,
        key=_CHOICE,
    )
    levers = [f"{path.split('.')[1].replace('-', ' ')} {to}"
              for path, to in choices[chosen].changes.items()]  # fmt: skip
    name = f"{choices[chosen].title[:1].upper()}{choices[chosen].title[1:]}: {', '.join(levers)}"
    make_version(f"map.{chosen}", name, choices[chosen].changes)
