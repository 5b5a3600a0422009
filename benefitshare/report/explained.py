"""An explanation: a page to read, and the same as plain data."""

from dataclasses import dataclass

from benefitshare.report.blocks import Page


@dataclass(frozen=True, slots=True)
class Explained:
    """Where a number comes from."""

    page: Page
    document: dict[str, object]
