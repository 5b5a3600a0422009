"""What every commercial term has, whatever its kind."""

from typing import Annotated, Literal

from pydantic import Field

from benefitshare.model import Day, Id, Model, Text, YesNo
from benefitshare.uncertainty.fields import AnnualRate, Fraction, Years

Split = dict[Id, Fraction]
Sides = Id | Annotated[Split, Field(min_length=1)]


class Term(Model):
    """Fields that every kind of term has. `kind` itself stands in each kind's own file."""

    from_: Annotated[Sides, Field(alias="from")]
    """Who gives: a party's id, or a split such as `{trust-a: 60%, trust-b: 40%}`."""
    to: Sides
    """Who receives: a party's id, or a split such as `{trust-a: 60%, trust-b: 40%}`."""
    starts: Literal["signing", "data-flow", "launch"] | Day | None = None
    """When it starts: `signing`, `data-flow`, `launch` or a date. What rests on a product starts at
    launch, everything else at signing (the later of `signed` and the horizon's start)."""
    years: Years | None = None
    """How long it runs, from its own start. Left out: to the end of the horizon. The agreement's
    ordinary expiry stops nothing by itself."""
    product: Id | None = None
    """The product that it is for, if it is for one: it then starts at launch and runs while the
    product is in use."""
    indexation: Literal["none", "inflation"] | AnnualRate = "none"
    """How an amount fixed in the contract grows: `none` (it loses real value), `inflation`, or a
    rate a year."""
    clause: Text | None = None
    """Where it stands in the agreement."""
    drafted: YesNo | None = None
    """Whether the clause is drafted."""
    accounting: Text | None = None
    """The user's own accounting label."""
    vat: Text | None = None
    """The user's own VAT label."""
