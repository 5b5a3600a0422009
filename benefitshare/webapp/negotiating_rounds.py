"""So far: the deal as opened, the versions kept and the deal as it stands, offer by offer."""

import streamlit as st

from benefitshare import commands
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report.blocks import Item, Paragraph
from benefitshare.report.chain_chart import chain_chart
from benefitshare.report.chain_page import chain_blocks, chain_table
from benefitshare.report.compared import MOST, Comparison
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.unlike import NotComparable
from benefitshare.webapp import compare_sources, show, state
from benefitshare.webapp.negotiating import Progress, remembered


def render(_loaded: LoadedDeal, _judged: JudgedDeal) -> None:
    """Draw the view."""
    offered = compare_sources.offered()
    deals = {
        name: copy.checked
        for name, copy in [*offered.items()][-MOST:]
        if isinstance(copy.checked, LoadedDeal)
    }
    if len(deals) < 2:
        st.markdown("**There is one offer so far.**")
        st.info(
            "Change a number beside this, or keep the deal as a version and change that: each "
            "version is an offer. Versions are shown in the order in which they were kept."
        )
    else:
        comparison = _compared(deals)
        if comparison is not None:
            _told(comparison)
    with st.expander("Add an offer from a file, or keep the deal as one", expanded=len(deals) < 2):
        compare_sources.add()


def _compared(deals: dict[str, LoadedDeal]) -> Comparison | None:
    def make(progress: Progress) -> Comparison | str:
        try:
            return commands.compare(
                list(deals.values()),
                list(deals),
                today=state.today(),
                sampling=commands.Sampling(state.DRAWS, progress=progress),
                chain=True,
            )
        except NotComparable as error:
            return str(error)

    key = "|".join(f"{name}:{each.sha256}" for name, each in deals.items())
    found = remembered(f"rounds:{key}", f"Valuing {len(deals)} offers", make, "Value them")
    if isinstance(found, str):
        st.error(show.plain(found))
        return None
    return found


def _told(comparison: Comparison) -> None:
    blocks = list(chain_blocks(comparison))
    in_all = [block for block in blocks if isinstance(block, Paragraph)]
    for block in in_all:
        st.markdown(f"**{show.plain(block.text)}**")
    chart = chain_chart(comparison)
    if chart is None:
        show.table(chain_table(comparison))
    else:
        show.chart(chart, key="negotiate.rounds")
    st.subheader("Round by round")
    show.blocks([block for block in blocks if isinstance(block, Item)])
