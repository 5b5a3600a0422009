"""Steps of terms in words: what moves, by how much, and from what to what."""

from benefitshare.guidance.words import money, percent
from benefitshare.negotiation.trading.steps import NEW_FEE, NEW_YEARLY_FEE, Step
from benefitshare.report.words import years

_MAIN = ("amount", "rate", "share", "percent", "shares", "stated_value", "tiers", "years")
_FIELDS = {"cap": "yearly cap", "minimum": "yearly minimum", "lock_up": "lock-up"}
_NEW = {NEW_FEE: "a new payment at signing", NEW_YEARLY_FEE: "a new yearly payment"}


def name_of_step(step: Step) -> str:
    """What moves: the term, and the field where that is not its main one."""
    if step.new_term is not None:
        return _NEW.get(step.term, step.term)
    name = step.term.replace("-", " ")
    return name if step.name in _MAIN and step.name != "years" else f"{name}, {_field(step)}"


def _field(step: Step) -> str:
    return _FIELDS.get(step.name, step.name.replace("_", " "))


def figure_of(step: Step, value: float, currency: str) -> str:
    """A value of the field that moves."""
    match step.unit:
        case "fraction":
            return _percent(value)
        case "years":
            return _years(value)
        case "money":
            return money(value, currency)
        case "money a year":
            return f"{money(value, currency)} a year"
        case _:
            return f"{value:,.0f} shares" if step.name == "shares" else f"{value:,.4g}"


def steps_in_words(step: Step, count: float, currency: str) -> str:
    """So many steps, as an amount of what moves; the direction is for the sentence.

    0.9 points, £50k a year, 1.2 years, 0.3% of the company.
    """
    size = abs(count) * step.size
    if step.unit == "fraction" and step.name == "percent":
        return f"{_percent(size)} of the company"
    if step.unit == "fraction":
        return _points(size)
    return figure_of(step, size, currency)


def moved(step: Step, count: float, currency: str) -> str:
    """A step as something that is asked for: how much more or less of what."""
    amount = steps_in_words(step, count, currency)
    if step.new_term is not None:
        return f"{_NEW.get(step.term, step.term)} of {amount}"
    more = "more" if count > 0 else "less"
    term = f"the {step.term.replace('-', ' ')}"
    what = term if step.name in _MAIN else f"{term}'s {_field(step)}"
    tiers = ", on every tier" if step.name == "tiers" else ""
    if step.name == "percent":
        return f"{_percent(abs(count) * step.size)} {more} of the company in {term}"
    return f"{amount} {more} of {what}{tiers}"


def from_to(step: Step, count: float, currency: str) -> str:
    """Where a value goes, from where.

    A new payment comes from nothing, so nothing is said of it.
    """
    if step.new_term is not None:
        return ""
    start, end = (figure_of(step, value, currency) for value in (step.current, step.at(count)))
    return f" ({start} to {end})"


def _points(size: float) -> str:
    number = f"{size * 100:.2g}"
    return f"{number} point{'' if number == '1' else 's'}"


def _percent(value: float) -> str:
    """A percentage, with a second decimal where it is small."""
    return percent(value) if value >= 0.1 else f"{value * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _years(value: float) -> str:
    """A length of time; below a year, in months."""
    if 0 < value < 1:
        months = f"{value * 12:.2g}"
        return f"{months} month{'' if months == '1' else 's'}"
    return years(float(f"{value:.3g}"))
