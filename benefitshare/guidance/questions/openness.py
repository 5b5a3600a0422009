"""Openness."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "terms-confidential",
        "Does a confidentiality clause bar the trust from saying how the value is shared?",
        "the clause on confidentiality",
    ),
    Question(
        "plain-language-notice",
        "Is there a notice in plain language, where patients will see it, of what is shared, "
        "with whom and why?",
        "the address of the notice",
    ),
    Question(
        "summary-published",
        "Has a summary been published of the parties, the purpose, the data and the terms?",
        "the address of the page, with the date of publication",
        dated=True,
    ),
)
