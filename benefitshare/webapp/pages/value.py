"""Who gains what, when, from which term, and what a company's failure does to it."""

import streamlit as st

from benefitshare.report import charts
from benefitshare.report.charts import Side
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.origins import benefits_by_group, postings_of
from benefitshare.report.sentences import gain_in_words, short_answers
from benefitshare.report.words import about
from benefitshare.report.worst import payback_in_words, worst_table
from benefitshare.webapp import results, show, side_panel, why

_REAL, _NOMINAL = "Real (constant prices)", "Nominal (money of the day)"
_GAINS, _TERMS, _YEARS = "Who gains what", "What each term is worth", "Year by year"
_WORST, _ORIGINS = "The worst fifth, and payback", "Where it comes from"


def render() -> None:
    """Draw the page."""
    st.header("Value")
    side_panel.render()
    judged = results.shown("results")
    if judged is None:
        return
    _in_words(judged)
    _contents(judged)
    _who_gains(judged)
    side = _chosen(judged)
    _by_term(judged, side)
    _over_time(judged, side)
    _trouble(judged, side)
    _worst(judged, side)
    _origins(judged, side)


def _in_words(judged: JudgedDeal) -> None:
    """A sentence for each party, each of which can be asked why."""
    st.caption(
        "With everything counted: money, staff time and other value that frees no cash, health."
    )
    with st.container(gap="xsmall", key="said"):
        for side in charts.told_sides(judged):
            _said(judged, side)
    with st.expander("More in words"):
        show.bullets([f"- {show.plain(answer)}" for answer in short_answers(judged)])


def _said(judged: JudgedDeal, side: Side) -> None:
    with st.container(horizontal=True, gap="small", key=f"said-{side.id}"):
        st.markdown(show.plain(gain_in_words(side.gain, side.name, judged.currency)))
        amount = about(side.gain.mean, judged.currency)
        why.button(judged, side, show.plain(f"Why {amount}?"), key=f"why.{side.id}")


def _contents(judged: JudgedDeal) -> None:
    """Links down the page, for those who use the keyboard or are in a hurry."""
    troubles = [_trouble_title(judged, company) for company in judged.projection.troubles]
    terms = [_TERMS] if judged.deal.terms else []
    links = [
        f"[{show.plain(title)}](#{_anchor(title)})"
        for title in (_GAINS, *terms, _YEARS, *troubles, _WORST, _ORIGINS)
    ]
    with st.container(key="contents"):
        st.markdown(f"On this page: {' · '.join(links)}")


def _anchor(title: str) -> str:
    words = "".join(c.lower() if c.isascii() and c.isalnum() else " " for c in title)
    return "-".join(words.split())


def _subheader(title: str) -> None:
    st.subheader(show.plain(title), anchor=_anchor(title))


def _who_gains(judged: JudgedDeal) -> None:
    _subheader(_GAINS)
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
    if chart is None:
        return
    _subheader(_TERMS)
    show.chart(chart, key="value.terms")
    with st.container(horizontal=True, gap="small"):
        for id_ in charts.shown_terms(judged, side):
            words = f"Why {id_.replace('-', ' ')} {about(side.by_term[id_].mean, judged.currency)}?"
            why.button(judged, side, show.plain(words), key=f"why.{side.id}.{id_}",
                       part=f"terms.{id_}")  # fmt: skip


def _over_time(judged: JudgedDeal, side: Side) -> None:
    _subheader(_YEARS)
    prices = st.radio("Prices", (_REAL, _NOMINAL), horizontal=True, key="value.prices")
    show.chart(charts.over_time(judged, side, nominal=prices == _NOMINAL), key="value.years")


def _trouble_title(judged: JudgedDeal, company: str) -> str:
    return f"If {judged.deal.parties[company].name} comes to grief"


def _trouble(judged: JudgedDeal, side: Side) -> None:
    for company in judged.projection.troubles:
        _subheader(_trouble_title(judged, company))
        st.markdown(show.plain(charts.trouble_in_words(judged, company, side)))
        show.chart(charts.trouble(judged, company, side), key=f"value.trouble.{company}")


def _worst(judged: JudgedDeal, side: Side) -> None:
    _subheader(_WORST)
    st.markdown(show.plain(payback_in_words(judged, side)))
    show.table(worst_table(judged))


def _origins(judged: JudgedDeal, side: Side) -> None:
    _subheader(_ORIGINS)
    if not st.toggle("Show every flow, and benefits by the code's four groups", key="value.flows"):
        return
    postings = why.of_deal() if results.is_current() else ()
    if not postings:
        st.write("Mend what is wrong with the deal first.")
        return
    for table in (postings_of(judged, side, postings), benefits_by_group(judged, postings)):
        if table is not None:
            show.table(table)
