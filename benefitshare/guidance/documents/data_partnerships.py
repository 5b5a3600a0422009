"""NHS England's guide to data partnerships, and what it charges for data that it holds itself."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

_GUIDE_LINK = (
    "https://transform.england.nhs.uk/key-tools-and-info/centre-improving-data-collaboration/"
    "guide-to-effective-nhs-data-partnerships"
)
_GUIDE_PRINCIPLES = {
    "access-route": Principle("", "second-hand", "a law firm's summary of July 2023"),
    "background-ip": Principle("", "original", "among the guide's aims"),
    "foreground-ip": Principle("", "original", "among the guide's aims"),
    "wider-benefit": Principle("", "original", "the guide's introduction"),
}

DATA_PARTNERSHIPS = Document(
    "data-partnerships",
    "NHS England's guide to data partnerships",
    (
        Edition(
            key="DATA-PARTNERSHIPS-2023-07-12",
            title="A guide to effective NHS data partnerships",
            published=date(2023, 7, 12),
            replaced=date(2023, 12, 6),
            link=_GUIDE_LINK,
            force="guidance; partly what to consider",
            principles=_GUIDE_PRINCIPLES,
        ),
        Edition(
            key="DATA-PARTNERSHIPS-2023-12-06",
            title="A guide to effective NHS data partnerships, December 2023",
            published=date(2023, 12, 6),
            link=_GUIDE_LINK,
            force="guidance; partly what to consider",
            changes="updated; what changed was not seen",
            principles=_GUIDE_PRINCIPLES,
        ),
    ),
)

_CHARGES = "https://digital.nhs.uk/services/data-access-request-service-dars/"
_ARCHIVED = (
    "https://tnaqa.mirrorweb.com/ukgwa/20260506082250mp_/"
    + _CHARGES
    + "data-access-request-service-dars-charges"
)

NATIONAL_CHARGES = Document(
    "national-charges",
    "NHS England's charges for data that it holds",
    (
        Edition(
            key="DARS-2018-04-01",
            title="Data Access Request Service charges from 2018/19",
            published=date(2018, 4, 1),
            replaced=date(2025, 7, 1),
            link=_CHARGES + "data-access-request-service-dars-charges-from-2018-19",
            force="a tariff; for nationally held data only",
            changes="the charges of later years, up to June 2025, were not seen",
            principles={"charges": Principle("", "original")},
        ),
        Edition(
            key="DARS-2025-07-01",
            title="Data Access Request Service charges from 1 July 2025",
            published=date(2025, 7, 1),
            replaced=date(2026, 4, 1),
            link=_ARCHIVED,
            force="a tariff; for nationally held data only",
            principles={"charges": Principle("", "original")},
        ),
        Edition(
            key="DARS-2026-04-01",
            title="Data Access Request Service charges from 1 April 2026",
            published=date(2026, 4, 1),
            link=_ARCHIVED,
            force="a tariff; for nationally held data only",
            principles={"charges": Principle("", "original")},
        ),
    ),
)
