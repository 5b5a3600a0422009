"""The ten heads of 2018: what the agreement defines."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "head-scope",
        "Does the agreement say what it covers: which data and services, and for what?",
        "the clause",
    ),
    Question(
        "head-duration",
        "Does the agreement say how long it lasts?",
        "the clause",
    ),
    Question(
        "head-value",
        "Does the agreement say what each side is to gain, and how that is shared?",
        "the clause",
    ),
    Question(
        "head-legal-compliance",
        "Does the agreement say which laws and duties each side is to keep to?",
        "the clause",
    ),
    Question(
        "head-intellectual-property",
        "Does the agreement say who owns what is brought in and what is made?",
        "the clause",
    ),
    Question(
        "head-liability",
        "Does the agreement say who is liable when something goes wrong?",
        "the clause",
    ),
    Question(
        "head-transparency-and-audit",
        "Does the agreement say how the work is kept open and of good quality, and who may "
        "audit it?",
        "the clause",
    ),
    Question(
        "head-bias",
        "Does the agreement say who tests for bias, and who puts it right?",
        "the clause",
    ),
    Question(
        "head-nhs-value-add",
        "Does the agreement say what the NHS adds beyond the data?",
        "the clause",
    ),
    Question(
        "head-roles",
        "Does the agreement say who does what?",
        "the clause",
    ),
)
