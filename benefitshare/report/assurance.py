"""Who answers for an analysis, and what must be said where nobody else has checked it."""

from benefitshare.deal import Deal

ROLES = ("commissioner", "analyst", "assurer", "approver")
NOT_NAMED = "not named"


def same_person(deal: Deal) -> str:
    """What must be said where who made the analysis also checked it; empty otherwise.

    References: HM Government, The Aqua Book: the assurer is independent of the analyst.
    """
    named = deal.assurance
    if not _same(named.analyst, named.assurer):
        return ""
    return (
        f"The analyst and the assurer are the same, {named.assurer.strip()}: nobody else has "
        "checked this analysis."
    )


def warnings_of(deal: Deal) -> tuple[str, ...]:
    """All that a reader must be told about who made and who checked the analysis."""
    if warning := same_person(deal):
        return (warning,)
    missing = [role for role in ("analyst", "assurer") if not getattr(deal.assurance, role).strip()]
    if missing:
        words = " and no ".join(missing)
        return (f"No {words} is named: this analysis is not known to be assured.",)
    return ()


def names_of(deal: Deal) -> dict[str, str]:
    """Who each role is, by role."""
    return {role: getattr(deal.assurance, role).strip() or NOT_NAMED for role in ROLES}


def _same(one: str, other: str) -> bool:
    """Whether two names are the same, however they are spaced and capitalised.

    >>> _same("A. Smith", " a.  smith"), _same("", "")
    (True, False)
    """
    first, second = (" ".join(name.split()).casefold() for name in (one, other))
    return bool(first) and first == second
