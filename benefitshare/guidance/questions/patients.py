"""The aim, and what patients get."""

from benefitshare.guidance.questions.question import Question

QUESTIONS = (
    Question(
        "explicit-patient-aim",
        "Is it said outright, in the agreement or in what the parties have published of it, that "
        "the data are used to improve the health, welfare or care of NHS patients, or how the "
        "NHS runs?",
        "the clause or the statement that says so",
    ),
    Question(
        "other-uses-permitted",
        "May the data be used for marketing, for insurance, or for an end that is only commercial?",
        "the clause on permitted uses",
    ),
    Question(
        "patient-benefits-in-terms",
        "Are the benefits to patients written into the terms?",
        "the clause or schedule of benefits",
    ),
    Question(
        "patient-benefits-reason",
        "Where benefits to patients are not in the terms, has the reason why that was not "
        "possible been recorded?",
        "the paper that records it",
    ),
    Question(
        "benefits-unquantified-reason",
        "Where benefits to patients are in words only, has the reason why they cannot be put "
        "in numbers been recorded?",
        "the paper that records it",
    ),
    Question(
        "benefits-owed",
        "Is somebody bound to deliver the benefits to patients, by a date, and is it settled "
        "what follows if that fails?",
        "the clause on delivery",
    ),
    Question(
        "public-involved",
        "Were patients and the public involved in shaping the deal?",
        "the record of how they were",
    ),
    Question(
        "returns-reinvested",
        "Does the trust state that what it earns goes back into care?",
        "the statement or the clause",
    ),
)
