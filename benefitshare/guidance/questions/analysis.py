"""The analysis."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "long-horizon-test",
        "Where more than 50 years are modelled, was the extra test at the Green Book's lower "
        "rates run?",
        "the result of the test",
    ),
    Question(
        "estimates-allow-for-optimism",
        "If nothing is set for optimism bias, do the estimates allow for it already, from "
        "past or similar projects?",
        "the note on how they were made",
    ),
    Question(
        "sensitivity-shown",
        "Were those who decided shown ranges, and what would have to change for the answer to "
        "change?",
        "the paper that they saw",
    ),
    Question(
        "assurance-statement",
        "Is there a statement of assurance that names the limits of the analysis, with the "
        "tests on file?",
        "the statement, with its date",
    ),
)
