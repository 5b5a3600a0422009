"""What lets NHS bodies hold shares or form companies, and whom they tell."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

NHS_ACT = Document(
    "nhs-act-2006",
    "the National Health Service Act 2006",
    (
        Edition(
            key="NHS-ACT-2006",
            title="National Health Service Act 2006, as in force from 1 March 2007",
            published=date(2007, 3, 1),
            link="https://www.legislation.gov.uk/ukpga/2006/41/part/2/chapter/5",
            force="law",
            principles={
                "powers": Principle(
                    "", "not-read", "section 46; only the Bill of 2003, clause 17, was read"
                ),
            },
        ),
    ),
)

_DAC = "a law firm's summary of 10 December 2018"

SUBSIDIARIES = Document(
    "subsidiaries",
    "the guidance on trusts that form or change a subsidiary",
    (
        Edition(
            key="SUBSIDIARIES-2018-11-26",
            title="Addendum to the transactions guidance: trusts forming or changing a subsidiary",
            published=date(2018, 11, 26),
            replaced=date(2024, 2, 29),
            link="https://www.dacbeachcroft.com/es/gb/articles/2018/december/regulating-nhs-"
            "provider-owned-companies-nhs-improvement-issues-updated-guidance/",
            force="every such transaction is reportable",
            principles={"reporting": Principle("", "second-hand", _DAC)},
        ),
        Edition(
            key="SUBSIDIARIES-2024-02-29",
            title="Guidance for assuring and supporting complex change: subsidiaries",
            published=date(2024, 2, 29),
            link="https://www.england.nhs.uk/long-read/"
            "guidance-for-assuring-and-supporting-complex-change/",
            force="required before a plan is carried out",
            changes="reportable above a size, or where novel, contentious or repercussive",
            principles={
                "reporting": Principle(
                    "", "original", "the sizes themselves in a law firm's summary"
                ),
                "consent": Principle("", "original"),
            },
        ),
    ),
)
