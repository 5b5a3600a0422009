"""The documents that rules cite, with their editions, as data: one file a publisher or topic.

Dates and numbers are those printed on the pages named, or given by the notes on them; `read` says
how far the words themselves were seen. Text that nobody has read never supports a breach.
"""

from benefitshare.guidance.documents.appraisal import AQUA_BOOK, GREEN_BOOK, OPTIMISM_BIAS
from benefitshare.guidance.documents.code import CODE
from benefitshare.guidance.documents.company_powers import NHS_ACT, SUBSIDIARIES
from benefitshare.guidance.documents.data_partnerships import DATA_PARTNERSHIPS, NATIONAL_CHARGES
from benefitshare.guidance.documents.data_sharing_standards import COMMERCIAL_PURPOSE
from benefitshare.guidance.documents.five_principles import FIVE_PRINCIPLES
from benefitshare.guidance.documents.intellectual_property import IP_GUIDANCE, ROSE_BOOK
from benefitshare.guidance.documents.lessons import DELETION, FAIRNESS, LESSONS
from benefitshare.guidance.documents.value_sharing import PRACTICAL, VALUE_SHARING

DOCUMENTS = (
    CODE,
    FIVE_PRINCIPLES,
    VALUE_SHARING,
    PRACTICAL,
    COMMERCIAL_PURPOSE,
    DATA_PARTNERSHIPS,
    NATIONAL_CHARGES,
    IP_GUIDANCE,
    ROSE_BOOK,
    NHS_ACT,
    SUBSIDIARIES,
    GREEN_BOOK,
    OPTIMISM_BIAS,
    AQUA_BOOK,
    FAIRNESS,
    DELETION,
    LESSONS,
)
"""Every document that rules cite."""

__all__ = [
    "AQUA_BOOK",
    "CODE",
    "COMMERCIAL_PURPOSE",
    "DATA_PARTNERSHIPS",
    "DELETION",
    "DOCUMENTS",
    "FAIRNESS",
    "FIVE_PRINCIPLES",
    "GREEN_BOOK",
    "IP_GUIDANCE",
    "LESSONS",
    "NATIONAL_CHARGES",
    "NHS_ACT",
    "OPTIMISM_BIAS",
    "PRACTICAL",
    "ROSE_BOOK",
    "SUBSIDIARIES",
    "VALUE_SHARING",
]
