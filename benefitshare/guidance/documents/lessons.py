"""What critics asked for, and what failed deals taught: reports, not guidance."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

FAIRNESS = Document(
    "foundations-of-fairness",
    "the citizens' juries on fair use of NHS data",
    (
        Edition(
            key="FAIRNESS-2020-03-03",
            title="Foundations of Fairness, what three citizens' juries found",
            published=date(2020, 3, 3),
            link="https://fdocuments.us/document/foundations-of-fairness-understanding-patient-"
            "data-there-are-several-challenges.html",
            force="not guidance",
            principles={"spread": Principle("", "original", "its first two findings")},
        ),
    ),
)

DELETION = Document(
    "deletion-of-2022",
    "the letter of 2022 to trusts whose partner was being restructured",
    (
        Edition(
            key="DELETION-2022-04",
            title="medConfidential's letter to trusts on ending agreements and deleting data",
            # Reported in April 2022; the day was not read, so the last is taken.
            published=date(2022, 4, 30),
            link="https://bindmans.com/?p=3262",
            force="not guidance",
            when="April 2022",
            principles={"exit": Principle("", "second-hand", "reported by its lawyers")},
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
