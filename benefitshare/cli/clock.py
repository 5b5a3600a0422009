"""The only place where the clock is read."""

import datetime


def today() -> datetime.date:
    """The current date, where this runs."""
    return datetime.date.today()


def date_of(as_of: datetime.datetime | None) -> datetime.date:
    """The date to judge on: the one asked for, else today's."""
    return today() if as_of is None else as_of.date()
