"""Guidance on intellectual property and other knowledge assets."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

_IP_LINK = (
    "https://www.gov.uk/government/publications/"
    "intellectual-property-ip-guidance-for-the-nhs-in-england/"
    "intellectual-property-ip-guidance-for-the-nhs-in-england"
)

IP_GUIDANCE = Document(
    "ip-guidance",
    "the guidance on intellectual property for the NHS in England",
    (
        Edition(
            key="IP-2025-11-18",
            title="Intellectual property (IP) guidance for the NHS in England",
            published=date(2025, 11, 18),
            link=_IP_LINK,
            force="good practice, not statutory",
            principles={
                "assignment": Principle("", "second-hand", "a law firm's summary"),
                "officer": Principle("", "second-hand", "its case studies and the health press"),
            },
        ),
    ),
)

ROSE_BOOK = Document(
    "rose-book",
    "the Rose Book on knowledge assets",
    (
        Edition(
            key="ROSE-2024-03-27",
            title="The Rose Book: guidance on knowledge asset management in government",
            published=date(2024, 3, 27),
            link="https://www.gov.uk/government/publications/"
            "knowledge-asset-management-in-government/commercialisation-routes-annex-c",
            force="best practice, mainly for central government; whether it covers a trust must "
            "be checked",
            changes="versions of 2021 were not read",
            principles={
                "exclusive-licence": Principle("", "original", "annex C"),
                "officer": Principle("", "original", "its recommendations"),
                "royalties": Principle("", "original", "annex C"),
            },
        ),
    ),
)
