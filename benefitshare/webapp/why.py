"""Why a number is what it is: from a gain to its postings, to a part of the deal, to a source."""

from collections import OrderedDict
from typing import cast

import streamlit as st

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report import why
from benefitshare.report.charts import Side
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.sentences import gain_in_words
from benefitshare.webapp import moves, results, show, state

_KNOWN, _MOST = "benefitshare.postings", 6
_KINDS = {"terms": "term", "products": "product", "contributions": "contribution"}


def button(judged: JudgedDeal, side: Side, words: str, *, key: str, part: str = "") -> None:
    """A button that opens the way down from what a party gains; `part` is where it begins."""
    if not results.is_current():
        return
    if st.button(words, key=key, type="tertiary", icon=":material/help:"):
        for step in ("part", "value"):
            st.session_state.pop(f"why.{step}", None)
        _way_down(judged, side, part)


@st.dialog("Where this comes from", width="large")
def _way_down(judged: JudgedDeal, side: Side, part: str) -> None:
    """Postings, then a part of the deal, then one of its values and its source."""
    postings = of_deal()
    st.markdown(show.plain(gain_in_words(side.gain, side.name, judged.currency)))
    with st.expander("From every flow to this gain", expanded=not part):
        show.blocks(why.from_postings(judged, side, postings))
    chosen = _choice("Ask about a part of the deal", why.parts(judged, side, postings), part)
    if not chosen:
        return
    show.blocks(why.of_part(judged, chosen, postings))
    value = _choice("Ask about one of its numbers", why.values(judged, chosen), "")
    if value:
        with st.container(border=True):
            show.blocks(why.of_value(judged, value))
    if st.button("Change it on the page Deal", key="why.change"):
        moves.go_to("deal")


def _choice(words: str, options: list[str], first: str) -> str | None:
    step = "value" if "numbers" in words else "part"
    return st.selectbox(
        words,
        options,
        index=options.index(first) if first in options else None,
        format_func=named,
        placeholder="Choose one",
        key=f"why.{step}",
    )


def named(path: str) -> str:
    """A path of the deal as people read it.

    >>> named("terms.discovery-royalty"), named("terms.discovery-royalty.rate")
    ('discovery royalty (term)', 'rate')
    """
    kind, _, rest = path.partition(".")
    words = rest.replace("-", " ").replace("_", " ")
    if "." in rest:
        return words.partition(".")[2].replace(".", ", ")
    return f"{words} ({_KINDS[kind]})" if kind in _KINDS else path.replace(".", ", ")


def of_deal() -> why.Postings:
    """Every flow of the deal as it stands, remembered within the session; none with problems."""
    checked = state.loaded()
    if not isinstance(checked, LoadedDeal):
        return ()
    known = cast(
        "OrderedDict[str, why.Postings]",
        st.session_state.setdefault(_KNOWN, OrderedDict()),
    )
    if checked.sha256 not in known:
        with st.spinner("Adding up every flow of the deal"):
            sampling = commands.Sampling(draws=state.DRAWS)
            known[checked.sha256] = commands.origins(checked, sampling=sampling)
    while len(known) > _MOST:
        known.popitem(last=False)
    return known[checked.sha256]
