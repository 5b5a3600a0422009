"""The five guiding principles on NHS data, of July 2019."""

from datetime import date

from benefitshare.guidance.editions import Document, Edition, Principle

_FRAMEWORK_PRINCIPLES = {
    "patient-aim": Principle("1", "second-hand", "near-complete text in the health press"),
    "patient-benefits": Principle("1", "second-hand", "near-complete text in the health press"),
    "data-value": Principle("2", "second-hand", "near-complete text in the health press"),
    "resources-generated": Principle("2", "second-hand", "near-complete text in the health press"),
    "fair-terms": Principle("2", "second-hand", "quoted by NHS England's framework of 2023"),
    "board": Principle("2", "second-hand", "near-complete text in the health press"),
    "exclusivity": Principle("3", "second-hand", "quoted in the health press"),
    "national-value": Principle("3", "second-hand", "near-complete text in the health press"),
    "national-benefits": Principle("3", "not-read", "the copy read breaks off before it"),
    "open-standards": Principle("3", "not-read", "the topic is known, and not the words"),
    "transparency": Principle("4", "second-hand", "named in the health press"),
    "communication": Principle("4", "not-read", "the topic is known, and not the words"),
    "data-security": Principle("5", "not-read", "the topic is known, and not the words"),
    "data-protection": Principle("5", "not-read", "the topic is known, and not the words"),
    "confidentiality": Principle("5", "not-read", "the topic is known, and not the words"),
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
