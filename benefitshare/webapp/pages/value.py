"""Who gains what, when, from which term, and what a company's failure does to it."""

import streamlit as st

from benefitshare import commands
from benefitshare.report import charts
from benefitshare.report.charts import Side
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.origins import benefits_by_group, postings_of
from benefitshare.report.sentences import gain_in_words, short_answers
from benefitshare.report.worst import payback_in_words, worst_table
from benefitshare.webapp import show, side_panel, state

_REAL, _NOMINAL = "Real (constant prices)", "Nominal (money of the day)"


def render() -> None:
    """Draw the page."""
    st.header("Value")
    side_panel.render()
    judged = state.judged() or state.last_good()
    if judged is None:
        st.write("There are no results yet: mend what is wrong with the deal first.")
        return
    if state.problems():
        st.warning("The deal has problems. These are the results before the last change.")
    _in_words(judged)
    _who_gains(judged)
    side = _chosen(judged)
    _by_term(judged, side)
    _over_time(judged, side)
    _trouble(judged, side)
    _worst(judged, side)
    _origins(judged, side)


def _in_words(judged: JudgedDeal) -> None:
    """A sentence for each party, and the rest of what can be said in words for those who ask."""
    show.bullets(
        [
            f"- {show.plain(gain_in_words(side.gain, side.name, judged.currency))}"
            for side in charts.told_sides(judged)
        ]
    )
    with st.expander("More in words"):
        show.bullets([f"- {show.plain(answer)}" for answer in short_answers(judged)])


def _who_gains(judged: JudgedDeal) -> None:
    st.subheader("Who gains what")
    for index, chart in enumerate(charts.who_gains(judged)):
        show.chart(chart, key=f"value.gains.{index}")
    st.caption(show.plain(_against(judged)))


def _against(judged: JudgedDeal) -> str:
    note = judged.projection.business_as_usual_note
    unmonetised = "; ".join(judged.projection.unmonetised)
    words = f" Not in any total: {unmonetised}" if unmonetised else ""
    return f"A gain is what the deal brings over business as usual. {note}{words}"


def _chosen(judged: JudgedDeal) -> Side:
    """The party that the rest of the page is about."""
    by_id = {side.id: side for side in charts.told_sides(judged)} or dict(judged.projection.parties)
    chosen = st.selectbox(
        "Show the rest of this page for",
        list(by_id),
        format_func=lambda id_: by_id[id_].name,
        key="value.side",
    )
    return by_id[chosen]


def _by_term(judged: JudgedDeal, side: Side) -> None:
    chart = charts.by_term(judged, side)
    if chart is not None:
        st.subheader("What each term is worth")
        show.chart(chart, key="value.terms")


def _over_time(judged: JudgedDeal, side: Side) -> None:
    st.subheader("Year by year")
    prices = st.radio("Prices", (_REAL, _NOMINAL), horizontal=True, key="value.prices")
    show.chart(charts.over_time(judged, side, nominal=prices == _NOMINAL), key="value.years")


def _trouble(judged: JudgedDeal, side: Side) -> None:
    for company in judged.projection.troubles:
        st.subheader(f"If {show.plain(judged.deal.parties[company].name)} comes to grief")
        st.markdown(show.plain(charts.trouble_in_words(judged, company, side)))
        show.chart(charts.trouble(judged, company, side), key=f"value.trouble.{company}")


def _worst(judged: JudgedDeal, side: Side) -> None:
    st.subheader("The worst fifth, and payback")
    st.markdown(show.plain(payback_in_words(judged, side)))
    show.table(worst_table(judged))


def _origins(judged: JudgedDeal, side: Side) -> None:
    st.subheader("Where it comes from")
    if not st.toggle("Show every flow, and benefits by the code's four groups", key="value.flows"):
        return
    checked = state.loaded()
    if isinstance(checked, tuple):
        st.write("Mend what is wrong with the deal first.")
        return
    postings = commands.origins(checked, sampling=commands.Sampling(draws=state.DRAWS))
    for table in (postings_of(judged, side, postings), benefits_by_group(judged, postings)):
        if table is not None:
            show.table(table)
