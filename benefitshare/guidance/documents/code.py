"""The code of conduct of the Department of Health and Social Care, and the guide after it."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

_CODE_LINK = (
    "https://www.gov.uk/government/publications/"
    "code-of-conduct-for-data-driven-health-and-care-technology"
)
_HEADS_NOT_SEEN = "whether it keeps the ten heads of 2018 was not seen"

CODE = Document(
    "code",
    "the code of conduct for data-driven health technology",
    (
        Edition(
            key="CODE-2018-09-05",
            title="Initial code of conduct for data-driven health and care technology",
            published=date(2018, 9, 5),
            replaced=date(2019, 2, 19),
            link=_CODE_LINK,
            force="voluntary; open for comment",
            principles={
                "commercial": Principle(
                    "8", "second-hand", "eighth of ten by position, in law firms' summaries"
                ),
                "exclusivity": Principle("8", "second-hand", "reported by the health press"),
                "ten-heads": Principle("8", "second-hand", "listed in a law firm's summary"),
            },
        ),
        Edition(
            key="CODE-2019-02-19",
            title="Code of conduct for data-driven health and care technology",
            published=date(2019, 2, 19),
            replaced=date(2019, 7, 18),
            link=_CODE_LINK,
            force="voluntary; England only",
            changes="principles put in a new order and shortened; England only",
            principles={
                "commercial": Principle("10", "second-hand"),
                "exclusivity": Principle("10", "not-read"),
                "ten-heads": Principle("10", "not-read", _HEADS_NOT_SEEN),
            },
        ),
        Edition(
            key="CODE-2019-07-18",
            title="Code of conduct for data-driven health and care technology, July 2019",
            published=date(2019, 7, 18),
            replaced=date(2021, 1, 6),
            link=_CODE_LINK,
            force="deals on NHS data must adhere to the five guiding principles",
            changes="deals on NHS data must adhere to the five guiding principles",
            principles={
                "commercial": Principle("10", "second-hand"),
                "must-adhere": Principle("10", "original", "read in the page's own update log"),
                "ten-heads": Principle("10", "not-read", _HEADS_NOT_SEEN),
            },
        ),
        Edition(
            key="GUIDE-2021-01-06",
            title="A guide to good practice for digital and data-driven health technologies",
            published=date(2021, 1, 6),
            link=_CODE_LINK,
            force="good practice",
            changes="a new title; twelve principles, of which the commercial one is the last",
            principles={
                "commercial": Principle("12", "not-read", "only its title was read"),
                "must-adhere": Principle("12", "not-read", "only its title was read"),
                "ten-heads": Principle("12", "not-read", _HEADS_NOT_SEEN),
            },
        ),
    ),
    measures_before=True,
)
