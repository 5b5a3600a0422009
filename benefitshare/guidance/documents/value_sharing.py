"""NHS England's value sharing framework and what it published with it."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

_CIDC = "https://transform.england.nhs.uk/key-tools-and-info/centre-improving-data-collaboration/"
_VALUE_LINK = _CIDC + "value-sharing-framework-for-nhs-data-partnerships"

_VALUE_PRINCIPLES = {
    "good-use": Principle("1", "second-hand", "reported in July 2023"),
    "cost-recovery": Principle("2", "second-hand", "reported in two wordings in July 2023"),
    "type-and-use": Principle("3", "second-hand", "reported in two wordings in July 2023"),
    "proportionate-share": Principle("4", "second-hand", "reported in July 2023"),
}

VALUE_SHARING = Document(
    "value-sharing",
    "NHS England's value sharing framework",
    (
        Edition(
            key="VSF-2023-07-18",
            title="Value Sharing Framework for NHS data partnerships",
            published=date(2023, 7, 18),
            replaced=date(2023, 11, 27),
            link=_VALUE_LINK,
            force="the NHS should seek",
            principles=_VALUE_PRINCIPLES,
        ),
        Edition(
            key="VSF-2023-11-27",
            title="Value Sharing Framework for NHS data partnerships, November 2023",
            published=date(2023, 11, 27),
            link=_VALUE_LINK,
            force="the NHS should seek",
            changes="updated; whether the principles' words changed was not seen",
            principles=_VALUE_PRINCIPLES,
        ),
    ),
)

PRACTICAL = Document(
    "practical-applications",
    "NHS England's practical applications of the value sharing framework",
    (
        Edition(
            key="VSF-PA-2023-11-27",
            title="Practical applications of the Value Sharing Framework",
            published=date(2023, 11, 27),
            link=_VALUE_LINK + "/practical-applications-of-the-value-sharing-framework/",
            force="describes what can be done",
            principles={
                "mechanisms": Principle("", "original"),
                "contribution": Principle("", "original"),
                "consent-to-commercialise": Principle("", "original"),
            },
        ),
    ),
)
