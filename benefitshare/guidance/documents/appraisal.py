"""The Treasury's guidance on appraisal, and the government's on assuring analysis."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle
from benefitshare.valuation.appraisal import EDITIONS

_GREEN_LINK = "https://www.gov.uk/government/publications/the-green-book-appraisal-and-evaluation"
_TAG_LINK = (
    "https://www.gov.uk/government/publications/tag-forthcoming-changes/"
    "forthcoming-change-green-book-updates"
)
_GREEN_FORCE = "binds central government; business cases of the NHS follow it"
_SINCE = [edition.since for edition in EDITIONS]
_UNCERTAINTY = Principle("", "second-hand", "Treasury text of an older edition")

GREEN_BOOK = Document(
    "green-book",
    "the Treasury's Green Book",
    (
        Edition(
            key="GB-2018-03",
            title="The Green Book, 2018",
            published=_SINCE[0],
            replaced=_SINCE[1],
            link=_GREEN_LINK,
            force=_GREEN_FORCE,
            changes="the day in March 2018 was not read",
            when="March 2018",
            principles={
                "discounting": Principle("", "second-hand", "the rates, as reported unchanged"),
                "qaly": Principle("", "second-hand", "£60,000, in a published table of values"),
                "uncertainty": _UNCERTAINTY,
            },
        ),
        Edition(
            key="GB-2022-03-31",
            title="The Green Book, 2022",
            published=_SINCE[1],
            replaced=_SINCE[2],
            link=_GREEN_LINK,
            force=_GREEN_FORCE,
            changes="a QALY is £70,000 in 2020-21 prices",
            principles={
                "discounting": Principle("", "second-hand", "the rates, as reported unchanged"),
                "qaly": Principle("", "second-hand", "the Treasury's answer to question HL5283"),
                "uncertainty": _UNCERTAINTY,
            },
        ),
        Edition(
            key="GB-2026-02-05",
            title="The Green Book, 2026",
            published=_SINCE[2],
            link=_TAG_LINK,
            force=_GREEN_FORCE,
            changes="shorter; an extra test at lower rates beyond 50 years",
            principles={
                "discounting": Principle("", "second-hand", "the table in DfT's TAG, April 2026"),
                "qaly": Principle("", "second-hand", "the Treasury's answer to question HL5283"),
                "uncertainty": _UNCERTAINTY,
            },
        ),
    ),
)

OPTIMISM_BIAS = Document(
    "optimism-bias",
    "the Treasury's guidance on optimism bias",
    (
        Edition(
            key="OPTIMISM-BIAS",
            title="Green Book supplementary guidance: optimism bias",
            # The page's date was not read; this stands in for it, before any deal looked at.
            published=date(2013, 4, 21),
            link="https://www.gov.uk/government/publications/"
            "green-book-supplementary-guidance-optimism-bias",
            force="explicit adjustments should be made",
            changes="its date was not read",
            when="its date not read",
            principles={"adjustment": Principle("", "original", "the page's own summary")},
        ),
    ),
)

_AQUA_FORCE = "for analysis in government; a standard that others follow"

AQUA_BOOK = Document(
    "aqua-book",
    "the Aqua Book",
    (
        Edition(
            key="AQUA-2015",
            title="The Aqua Book, 2015",
            # Of both editions only the month or year was read, so the last day is taken.
            published=date(2015, 12, 31),
            replaced=date(2025, 7, 31),
            link="https://www.gov.uk/government/publications/"
            "the-aqua-book-guidance-on-producing-quality-analysis-for-government",
            force=_AQUA_FORCE,
            changes="the day in 2015 was not read",
            when="2015",
            principles={
                "independence": Principle("", "not-read"),
                "assumptions": Principle("", "not-read"),
            },
        ),
        Edition(
            key="AQUA-2025-07",
            title="The Aqua Book, second edition, July 2025",
            published=date(2025, 7, 31),
            link="https://www.gov.uk/guidance/the-aqua-book",
            force=_AQUA_FORCE + "; shall means required",
            changes="chapters on black boxes, third parties and shared models; the day in July "
            "2025 was not read",
            when="July 2025",
            principles={
                "independence": Principle("", "second-hand", "read in the authors' final draft"),
                "assumptions": Principle("", "second-hand", "read in the authors' final draft"),
            },
        ),
    ),
)
