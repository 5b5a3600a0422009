"""Target: the smallest change that reaches a goal, or how near it comes."""

from dataclasses import dataclass

import streamlit as st

from benefitshare import commands
from benefitshare.commands.solving import Between, solve_for
from benefitshare.files.read_deal import LoadedDeal
from benefitshare.report.blocks import Block, Table
from benefitshare.report.goals import IN_WORDS, Goal, answer_in_words, goals, levers
from benefitshare.report.judged import JudgedDeal
from benefitshare.report.solve_page import solve_page
from benefitshare.report.solve_words import cost
from benefitshare.report.solved import Solved
from benefitshare.webapp import show, state
from benefitshare.webapp.negotiating import Progress, make_version, remembered

_ASKED = "benefitshare.negotiate.asked"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as it was put."""

    sha256: str
    goal: Goal
    comparison: str
    typed: str
    changes: tuple[tuple[str, Between], ...]

    @property
    def until(self) -> str:
        """The target as `solve` reads it."""
        return f"{self.goal.metric} {self.comparison} {self.typed}"


def render(loaded: LoadedDeal, judged: JudgedDeal) -> None:
    """Draw the view."""
    known = levers(judged)
    if not known:
        st.info("The deal has no terms with a number that could be moved.")
        return
    top = st.container()
    _ask(loaded, judged, known)
    asked: _Asked | None = st.session_state.get(_ASKED)
    if asked is None or asked.sha256 != loaded.sha256:
        top.markdown("**Say what must be reached, and which number may move to reach it.**")
        return
    with top:
        solved = _solved(loaded, asked)
        if solved is not None:
            _told(solved, asked)


def _ask(loaded: LoadedDeal, judged: JudgedDeal, known: dict[str, str]) -> None:
    """The question: a measure, a goal, and one or two numbers that may move."""
    by_words = {goal.words: goal for goal in goals(judged)}
    chosen = st.selectbox("What must be reached", list(by_words), key="target.measure")
    goal = by_words[chosen]
    st.caption(show.plain(f"As the deal stands: {goal.now_words}."))
    with st.form(f"target.{goal.metric}", border=False):
        left, right = st.columns(2)
        signs = list(IN_WORDS)
        comparison = left.selectbox(
            "It must be", signs, index=signs.index(goal.comparison),
            format_func=IN_WORDS.__getitem__, key=f"target.sign.{goal.metric}",
        )  # fmt: skip
        typed = right.text_input(
            "This much", value=goal.usual, key=f"target.goal.{goal.metric}", max_chars=40,
            help="As one would write it: £1.2m, 50%, 0.",
        )  # fmt: skip
        first = left.selectbox(
            "By moving", list(known), format_func=known.__getitem__, key="target.lever"
        )
        second = right.selectbox(
            "And also (the change of both that costs them least)", ["", *known],
            format_func=lambda path: known.get(path, "nothing else"), key="target.second",
        )  # fmt: skip
        low = left.text_input(
            "That may go no lower than", key="target.low", placeholder="as far as is usual"
        )
        high = right.text_input("And no higher than", key="target.high", placeholder="as is usual")
        if not st.form_submit_button("Find it", type="primary"):
            return
    between = (low.strip(), high.strip())
    if any(between) and not all(between):
        st.error("Give both bounds of the first number, or neither.")
        return
    changes: tuple[tuple[str, Between], ...] = ((first, between if all(between) else None),)
    changes += ((second, None),) if second else ()
    st.session_state[_ASKED] = _Asked(loaded.sha256, goal, comparison, typed.strip(), changes)


def _solved(loaded: LoadedDeal, asked: _Asked) -> Solved | None:
    def make(progress: Progress) -> Solved:
        return solve_for(
            loaded,
            state.step().copy.file,
            asked.changes,
            asked.until,
            today=state.today(),
            sampling=commands.Sampling(state.DRAWS, progress=progress),
        )

    work = f"solve:{loaded.sha256}:{asked.until}:{asked.changes}"
    return remembered(work, "Looking for the smallest change", make, "Look for it")


def _told(solved: Solved, asked: _Asked) -> None:
    st.markdown(f"**{show.plain(answer_in_words(solved, asked.goal))}**")
    if cost(solved):
        st.markdown(show.plain(cost(solved)))
    page = solve_page(solved)
    for block in page:
        if isinstance(block, Table):
            show.table(block)
    if solved.typed:
        name = ", ".join(
            f"{path.split('.')[1].replace('-', ' ')} {to}" for path, to in solved.typed.items()
        )
        make_version("target", f"Target: {name}", solved.typed)
    with st.expander("How it was found, and the command that finds it again"):
        show.blocks(_how(page))


def _how(page: tuple[Block, ...]) -> list[Block]:
    """What the page says after its table."""
    places = [place for place, block in enumerate(page) if isinstance(block, Table)]
    return [*page[max(places, default=3) + 1 :]]
