"""NHS England's standards for requests for the national data that it holds."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

COMMERCIAL_PURPOSE = Document(
    "data-sharing-standard-5e",
    "NHS England's data sharing standard on commercial purpose",
    (
        Edition(
            key="DARS-5E-2023-03-23",
            title="Data sharing standard 5e: commercial purpose, version 3.0",
            published=date(2023, 3, 23),
            link="https://digital.nhs.uk/services/data-access-request-service-dars/"
            "dars-guidance/commercial-purpose",
            force="binds requests for national data alone",
            principles={
                "excluded-uses": Principle(
                    "",
                    "original",
                    "the page is not dated; version and date are from the list of standards, and "
                    "earlier versions were not read",
                )
            },
        ),
    ),
)
