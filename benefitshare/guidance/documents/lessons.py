"""What failed deals taught: reports, not guidance."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

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
