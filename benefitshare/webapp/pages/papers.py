"""What can be taken away: papers for the board, finance, the public and the other side."""

from dataclasses import replace
from functools import partial

import streamlit as st

from benefitshare.files.read_deal import LoadedDeal
from benefitshare.files.share_text import shared
from benefitshare.files.working_copy import WorkingCopy
from benefitshare.report.reproduce import reproduce
from benefitshare.webapp import show, state, uploads
from benefitshare.webapp.papers import PAPERS, Kind, PaperKind, Wanted


def render() -> None:
    """Draw the page."""
    st.header("Papers")
    judged = state.judged()
    if judged is None:
        st.markdown("**Papers can be made once the deal has no problems and has been valued.**")
        _deal_files()
        return
    draws = f"{judged.projection.draws:,} draws with the seed {judged.projection.seed}"
    st.markdown(
        f"**Each paper is made when you ask for it, from the deal as it stands, on {draws}.** "
        "It is made on this machine, and nothing is sent anywhere."
    )
    wanted = _wanted()
    for start in range(0, len(PAPERS), 2):
        for column, paper in zip(st.columns(2), PAPERS[start : start + 2], strict=False):
            with column.container(border=True, height="stretch", key=f"paper-{paper.id}"):
                _card(paper, wanted)
    _deal_files()
    with st.expander("To get the same at the command line, and to check it later"):
        show.blocks(reproduce(judged, "run"))
        st.markdown(
            "The commands `export` and `report` make these papers too. `benefitshare verify` takes "
            "a manifest, makes its paper again and says whether it still is the same."
        )


def _wanted() -> Wanted:
    """How papers are to be made, but for what each card asks."""
    manifest = st.checkbox(
        "Each comes with its manifest and the deal, in a zip, so that anybody can check it",
        key="papers.manifest",
        help="A manifest holds what decides a paper: version, editions, seed, draws, and the "
        "fingerprints of files.",
    )
    copy = state.step().copy
    return Wanted({_file(copy.file): copy.text}, state.today(), state.DRAWS, manifest=manifest)


def _board(wanted: Wanted) -> Wanted:
    """The options that stand in the board paper, and whether it says what would clear flags."""
    options = _options()
    chosen: list[str] = []
    if options:
        chosen = st.multiselect(
            "Other options to set beside it, of the versions kept",
            list(options),
            key="papers.options",
            placeholder="None: doing nothing is always one of them",
        )
    else:
        st.caption("A version that you keep can stand in it as another option.")
    remedies = st.checkbox(
        "With what would clear each flag; looking for it takes some seconds",
        value=True,
        key="papers.remedies",
    )
    others = {_file(f"{name}.yaml"): options[name].text for name in chosen}
    return replace(wanted, deals={**wanted.deals, **others}, remedies=remedies)


def _notice(wanted: Wanted) -> Wanted:
    figures = st.checkbox("With commercial figures", key="papers.figures")
    return replace(wanted, figures=figures)


_ASKS = {"board": _board, "notice": _notice}
"""What is asked on a paper's card, by its id."""


def _file(name: str) -> str:
    safe = uploads.safe_name(name)
    return safe if safe.endswith((".yaml", ".yml")) else f"{safe}.yaml"


def _options() -> dict[str, WorkingCopy]:
    """Versions that can stand beside the deal: sound, in the same currency, and not the same."""
    now, found = state.loaded(), {}
    for version in state.versions():
        copy = version.step.copy
        checked = copy.checked
        if not isinstance(checked, LoadedDeal) or not isinstance(now, LoadedDeal):
            continue
        if checked.deal.currency == now.deal.currency and checked.sha256 != now.sha256:
            found[version.name] = copy
    return found


def _card(paper: PaperKind, wanted: Wanted) -> None:
    st.subheader(f":material/{paper.icon}: {paper.title}", anchor=False)
    st.markdown(f"**For:** {paper.whom}")
    st.markdown(f"**In it:** {paper.holds}")
    if paper.id in _ASKS:
        wanted = _ASKS[paper.id](wanted)
    with st.container(horizontal=True):
        for kind in paper.kinds:
            if not kind.missing:
                _button(paper, kind, wanted)
    for kind in paper.kinds:
        if kind.missing:
            st.info(show.plain(kind.missing))


def _button(paper: PaperKind, kind: Kind, wanted: Wanted) -> None:
    is_zip = kind.is_zip(wanted)
    st.download_button(
        f"{kind.words} (zip)" if is_zip else kind.words,
        data=partial(kind.content, wanted),
        file_name=kind.file_name(wanted),
        mime="application/zip" if is_zip else kind.mime,
        on_click="ignore",
        icon=":material/download:",
        key=f"papers.{paper.id}.{kind.name}",
        help=f"{paper.title}, {kind.words}",
    )


def _deal_files() -> None:
    """The deal itself, for oneself and for the other side."""
    own, theirs = st.columns(2)
    with own.container(border=True, height="stretch", key="paper-deal"):
        st.subheader(":material/draft: Deal file", anchor=False)
        st.markdown("**For:** Yourself and colleagues. Not for the other side.")
        st.markdown(
            "**In it:** Everything that was typed, with comments, and what is private: the "
            "walk-away, views, policy, answers and notes. It can be opened here again."
        )
        copy = state.step().copy
        st.download_button(
            "YAML", data=copy.text, file_name=_file(copy.file), mime="application/yaml",
            on_click=state.mark_kept, icon=":material/download:", key="papers.deal",
        )  # fmt: skip
    with theirs.container(border=True, height="stretch", key="paper-share"):
        _share()


def _share() -> None:
    st.subheader(":material/share: Deal file to share", anchor=False)
    st.markdown("**For:** The other side, or an adviser to both.")
    checked = state.loaded()
    if not isinstance(checked, LoadedDeal):
        st.write("It can be made once the deal has no problems.")
        return
    sources = st.checkbox("With where values are from", value=True, key="papers.sources")
    usual = st.checkbox(
        "With what happens if nothing is signed, which shows what walking away is worth",
        value=True,
        key="papers.usual",
    )
    file = shared(checked.deal.document(), sources=sources, business_as_usual=usual)
    gone = ", ".join(name.replace("_", " ") for name in file.left_out)
    st.markdown(
        "**In it:** The deal without comments and without what is private. "
        + (f"Left out of this one: {show.plain(gone)}." if gone else "There was nothing private.")
    )
    st.download_button(
        "YAML", data=file.text, file_name="deal-to-share.yaml", mime="application/yaml",
        on_click="ignore", icon=":material/download:", key="papers.share",
    )  # fmt: skip
