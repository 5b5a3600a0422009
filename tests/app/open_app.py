"""The app under Streamlit's own test harness: no browser, and the same script."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from benefitshare.report.judged import JudgedDeal
from benefitshare.webapp.state import Session

SCRIPT = Path(__file__).parents[2] / "app_streamlit.py"


def open_app(scenario: str = "", page: str = "") -> AppTest:
    """The app, with one of the deals that ship, on one of its pages."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=60).run()
    if scenario:
        app.button(key=f"start.open.{scenario}").click().run()
    return go(app, page) if page else app


def go(app: AppTest, page: str) -> AppTest:
    """Go to a page by the name in its address."""
    app._page_hash = calc_hash(page)  # pages that are functions cannot be gone to otherwise
    return app.run()


def session(app: AppTest) -> Session:
    """What the user of the app is working on."""
    held = app.session_state["benefitshare.session"]
    assert isinstance(held, Session)
    return held


def results(app: AppTest) -> JudgedDeal:
    """The results of the deal as it stands."""
    now = session(app).now
    assert now is not None
    judged = app.session_state["benefitshare.results"][now.copy.sha256]
    assert isinstance(judged, JudgedDeal)
    return judged


def strip(app: AppTest) -> str:
    """The three sentences at the top."""
    return next(str(each.proto.body) for each in app.get("html") if "strip" in each.proto.body
                and "<style>" not in each.proto.body)  # fmt: skip
