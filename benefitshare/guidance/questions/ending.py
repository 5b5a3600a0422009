"""How the agreement ends."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "term-and-renewal",
        "Does the agreement have a fixed term, and say how it is renewed?",
        "the clause on term",
    ),
    Question(
        "exit-and-notice",
        "Does the agreement say how and with what notice either side may end it?",
        "the clause on termination",
    ),
    Question(
        "data-at-end",
        "Does the agreement say that the data are returned or deleted when it ends?",
        "the clause on the data at the end",
    ),
    Question(
        "payments-after-end",
        "Does the agreement say which payments, such as royalties, go on after it ends?",
        "the clause on what survives",
    ),
    Question(
        "exit-and-deletion",
        "May the trust end the agreement and have its data deleted if the partner becomes "
        "insolvent, is taken over or is restructured?",
        "the clause on ending and deletion",
    ),
)
