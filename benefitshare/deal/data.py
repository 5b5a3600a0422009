"""What is shared, and how."""

from typing import Literal

from benefitshare.model import Model, Text, YesNo
from benefitshare.uncertainty.fields import Count, MoneyARecord


class Data(Model):
    """The data that the health service shares."""

    records: Count | None = None
    """How many records."""
    kind: Literal["patient", "operational"] = "patient"
    """Patient data, or data about how the service runs."""
    form: Literal["raw", "derived"] = "raw"
    """Raw, or derived from raw data."""
    identifiability: Literal["identifiable", "pseudonymised", "anonymised", "aggregate"] | None = (
        None
    )
    """How far people can be told from it."""
    route: Literal["nhs-analyst", "secure-data-environment", "extract"] | None = None
    """How the company gets at it."""
    exclusive: YesNo | Literal["unknown"] = "unknown"
    """Whether anybody has a sole right to it."""
    use: Literal["commercial", "non-commercial", "mixed"] | None = None
    """What it may be used for."""
    public: YesNo = "no"
    """Whether it is in the public domain already."""
    valued_at: MoneyARecord | None = None
    """An assessed value a record, for the contribution only, never a flow."""
    description: Text | None = None
    """What the data are, in words."""
