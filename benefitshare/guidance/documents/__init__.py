"""The documents that rules cite, with their editions, as data: one file a publisher or topic.

Dates and numbers are those printed on the pages named, or given by the notes on them; `read` says
how far the words themselves were seen. Text that nobody has read never supports a breach.
"""

from benefitshare.guidance.documents.code import CODE
from benefitshare.guidance.documents.five_principles import FIVE_PRINCIPLES
from benefitshare.guidance.documents.lessons import LESSONS
from benefitshare.guidance.documents.value_sharing import PRACTICAL, VALUE_SHARING

DOCUMENTS = (CODE, FIVE_PRINCIPLES, VALUE_SHARING, PRACTICAL, LESSONS)
"""Every document that rules cite."""

__all__ = ["CODE", "DOCUMENTS", "FIVE_PRINCIPLES", "LESSONS", "PRACTICAL", "VALUE_SHARING"]
