"""Protection of data."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "data-security-standards",
        "Does every party that handles the data meet the National Data Guardian's data "
        "security standards, as its latest toolkit return shows?",
        "each party's toolkit status, with its date",
    ),
    Question(
        "data-protection-confirmed",
        "Has the data protection officer confirmed the lawful basis, who is controller and "
        "who is processor, and the impact assessment, or that no personal data are used?",
        "the officer's confirmation, with the assessment",
    ),
    Question(
        "confidentiality-route",
        "Has the Caldicott guardian confirmed on what footing confidential data are shared "
        "(consent, support under section 251, or effective anonymisation), and how opt-outs "
        "are honoured?",
        "the guardian's confirmation, or the approval's number",
    ),
    Question(
        "extract-justified",
        "Where data leave the NHS as an extract, is it on record why nothing else would do?",
        "the paper that records it",
    ),
)
