"""The app's script, run from top to bottom at every change."""

import streamlit as st

from benefitshare.webapp import frame, look, moves


def main() -> None:
    """Draw the page that the user is on, within the frame."""
    st.set_page_config(page_title="benefitshare", layout="wide", initial_sidebar_state="auto")
    pages = frame.pages()
    moves.remember(pages)
    page = st.navigation(list(pages.values()), position="top")
    st.html(look.style())
    frame.head()
    page.run()
    frame.foot()
