"""The documents that rules cite, with their editions, as data.

Dates and numbers are those printed on the pages named, or given by the notes on them; `read` says
how far the words themselves were seen. Text that nobody has read never supports a breach.
"""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

_CODE_LINK = (
    "https://www.gov.uk/government/publications/"
    "code-of-conduct-for-data-driven-health-and-care-technology"
)
_CIDC = "https://transform.england.nhs.uk/key-tools-and-info/centre-improving-data-collaboration/"
_VALUE_LINK = _CIDC + "value-sharing-framework-for-nhs-data-partnerships"

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
            },
        ),
    ),
    measures_before=True,
)

_FRAMEWORK_PRINCIPLES = {
    "patient-aim": Principle("1", "second-hand", "near-complete text in the health press"),
    "patient-benefits": Principle("1", "second-hand", "near-complete text in the health press"),
    "fair-terms": Principle("2", "second-hand", "quoted by NHS England's framework of 2023"),
    "board": Principle("2", "second-hand", "near-complete text in the health press"),
    "exclusivity": Principle("3", "second-hand", "quoted in the health press"),
    "transparency": Principle("4", "second-hand", "named in the health press"),
}

FIVE_PRINCIPLES = Document(
    "five-principles",
    "the five guiding principles on NHS data",
    (
        Edition(
            key="FW19-2019-07-15",
            title="Creating the right framework to realise the benefits for patients and the NHS "
            "where data underpins innovation",
            published=date(2019, 7, 15),
            link="https://www.gov.uk/government/publications/creating-the-right-framework-to-"
            "realise-the-benefits-of-health-data/creating-the-right-framework-to-realise-the-"
            "benefits-for-patients-and-the-nhs-where-data-underpins-innovation",
            force="should; the code of July 2019 says must",
            principles=_FRAMEWORK_PRINCIPLES,
        ),
    ),
)

_VALUE_PRINCIPLES = {
    "cost-recovery": Principle("2", "second-hand", "reported in two wordings in July 2023"),
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
            },
        ),
    ),
)

LESSONS = Document(
    "lessons-of-2022",
    "the reports of 2022 on shares taken for data",
    (
        Edition(
            key="LESSONS-2022-08-17",
            title="reports of NHS hospitals' losses on shares taken for data",
            published=date(2022, 8, 17),
            link="https://www.theregister.com/2022/08/17/nhs_hospitals_ai_losses/",
            force="not guidance",
            principles={"shares": Principle("", "second-hand")},
        ),
    ),
)

DOCUMENTS = (CODE, FIVE_PRINCIPLES, VALUE_SHARING, PRACTICAL, LESSONS)
"""Every document that rules cite."""
