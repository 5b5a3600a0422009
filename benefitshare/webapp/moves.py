"""Going from page to page."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

_PAGES = "benefitshare.pages"


def remember(pages: dict[str, StreamlitPage]) -> None:
    """Keep the pages of this run, so that any of them can be gone to."""
    st.session_state[_PAGES] = pages


def go_to(name: str) -> None:
    """Go to another page at once, by the name in its address."""
    st.switch_page(st.session_state[_PAGES][name])


def page_of(name: str) -> StreamlitPage:
    """A page by the name in its address, to link to."""
    page: StreamlitPage = st.session_state[_PAGES][name]
    return page
