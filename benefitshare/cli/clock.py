"""The only place where the clock is read."""

import datetime


def today() -> datetime.date:
    """The current date, where this runs."""
    return datetime.date.today()
