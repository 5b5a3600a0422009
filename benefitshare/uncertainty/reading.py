"""Reads a value in any of the ways in which a deal file may write it.

A plain number, a range as people write it (``5 to 10``, ``6 (5 to 10)``, ``5 to 10 (80%)``), a
distribution by name, or a mapping that carries the evidence too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from benefitshare.quantities import (
    Quantity,
    ValueProblem,
    read_number,
    split_unit,
    tidy,
    write_number,
)
from benefitshare.uncertainty.arguments import Arguments, Reader
from benefitshare.uncertainty.distribution import Distribution
from benefitshare.uncertainty.distributions import FAMILIES
from benefitshare.uncertainty.distributions.certain import Certain
from benefitshare.uncertainty.distributions.lognormal import Lognormal
from benefitshare.uncertainty.distributions.normal import Normal
from benefitshare.uncertainty.distributions.pert import Pert
from benefitshare.uncertainty.distributions.quantiles import Quantiles
from benefitshare.uncertainty.distributions.truncated import Truncated
from benefitshare.uncertainty.distributions.uniform import Uniform
from benefitshare.uncertainty.estimate import Estimate
from benefitshare.uncertainty.evidence import EVIDENCE_KEYS, read_evidence

_CALL = re.compile(r"([A-Za-z_]\w*)\s*\((.*)\)")
_RANGE = re.compile(r"(.+?)\s+to\s+(.+)")
_LIKELY = re.compile(r"(.+?)\s*\(\s*(.+?)\s+to\s+(.+?)\s*\)")
_LEVEL = re.compile(r"\s*\(\s*([\d.]+)\s*%\s*\)$")
_VALUE_KEYS = ("value", "likely", "low", "high", "dist")
_LONGEST = 400


def read_estimate(raw: object, quantity: Quantity, currency: str = "GBP") -> Estimate:
    """Read a value as its field means it; raises ``ValueProblem`` where it cannot.

    >>> read_estimate("6 (5 to 10) years", Quantity("years", low=0)).mean
    6.5
    >>> read_estimate("5 to 10m", Quantity("money"))
    Traceback (most recent call last):
    ...
    benefitshare.quantities.ValueProblem: It is not clear whether 5 beside 10m means 5 or 5m: \
each number carries its own k, m or %.
    """
    if isinstance(raw, Estimate):
        return raw
    reader = Reader(quantity, currency)
    if isinstance(raw, Mapping):
        typed = dict(raw)
        return Estimate(_from_mapping(typed, reader), typed, read_evidence(typed))
    distribution = _from_scalar(raw, reader)
    assert isinstance(raw, str | int | float)  # anything else was refused just above
    return Estimate(distribution, raw)


def _from_scalar(raw: object, reader: Reader) -> Distribution:
    if isinstance(raw, str):
        return _from_text(raw, reader)
    return Certain(read_number(raw, reader.quantity, reader.currency))


def _from_text(text: str, reader: Reader) -> Distribution:
    words = tidy(text)
    _check_shape(words)
    body, unit, level = _parted(words)
    call, likely, ends = _CALL.fullmatch(body), _LIKELY.fullmatch(body), _RANGE.fullmatch(body)
    united = replace(reader, unit=unit, is_range=call is None)
    if level:
        return _central(words, ends, float(level) / 100.0, united)
    if call:
        return _named(call[1], *_split_arguments(call[2]), united)
    if likely:
        middle, low, high = united.numbers(likely.groups())
        return _made(words, reader, Pert, low, middle, high)
    if ends:
        return _made(words, reader, Uniform, *united.numbers(ends.groups()))
    return Certain(read_number(words, reader.quantity, reader.currency))


def _parted(text: str) -> tuple[str, str, str]:
    """Part the unit and the level of an interval from the end of a text, in either order."""
    level = _LEVEL.search(text)
    body, unit = split_unit(text[: level.start()] if level else text)
    if not level and (level := _LEVEL.search(body)):
        body = body[: level.start()]
    return body, unit, level[1] if level else ""


def _check_shape(text: str) -> None:
    if len(text) > _LONGEST:
        message = f"A value may have at most {_LONGEST} characters; this one has {len(text)}."
        raise ValueProblem(text[:40] + "…", "a shorter value", message)
    if text.count("(") != text.count(")"):
        message = (
            f"'{text}' has a bracket without its partner. YAML splits a value at a comma inside "
            'braces: put the whole value in quotes, as in "lognormal(p10=5, p90=10)".'
        )
        raise ValueProblem(text, "the whole value in quotes", message)


def _central(text: str, ends: re.Match[str] | None, level: float, reader: Reader) -> Distribution:
    """Read a central interval: lognormal if both ends are positive, else normal."""
    if ends is None or not 0.0 < level < 1.0:
        message = f"'{text}' is not an interval; write 5 to 10 (80%), with a level below 100%."
        raise ValueProblem(text, "an interval such as 5 to 10 (80%)", message)
    low, high = reader.numbers(ends.groups())
    levels = ((1.0 - level) / 2.0, (1.0 + level) / 2.0)
    family = Lognormal if low > 0.0 and high > 0.0 else Normal
    return _made(text, reader, family.from_percentiles, levels, (low, high))


def _split_arguments(text: str) -> tuple[tuple[str, ...], dict[str, object]]:
    """Split at commas; one between digits parts thousands if others are followed by a space."""
    spaced = re.search(r",\s", text)
    parts = re.split(r",(?!\d{3}(?!\d))" if spaced else ",", text)
    positional, named = [], {}
    for part in (part.strip() for part in parts):
        name, equals, value = part.partition("=")
        if equals and name.strip() in named:
            raise ValueProblem(part, "each name once", f"{name.strip()} is given twice.")
        if equals:
            named[name.strip()] = value.strip()
        elif part:
            positional.append(part)
    return tuple(positional), dict[str, object](named)


def _named(
    name: str, positional: tuple[str, ...], named: Mapping[str, object], reader: Reader
) -> Distribution:
    family = FAMILIES.get(name)
    if family is None:
        near = get_close_matches(name.lower(), FAMILIES, n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]}?" if near else ""
        valid = ", ".join(FAMILIES)
        message = f"There is no distribution called {name}.{hint} The names are {valid}."
        raise ValueProblem(name, valid, message)
    arguments = Arguments(name, positional, named, reader)
    if positional and named:
        raise arguments.wrong("values either all with names or all without")
    return _made(name, reader, family.read, arguments)


def _from_mapping(typed: Mapping[str, object], reader: Reader) -> Distribution:
    given = {str(key): raw for key, raw in typed.items() if key not in EVIDENCE_KEYS}
    match sorted(given):
        case ["value"] if not isinstance(given["value"], Mapping):
            return _from_scalar(given["value"], reader)
        case ["high", "likely", "low"]:
            low, middle, high = reader.numbers(given[key] for key in ("low", "likely", "high"))
            return _made(_words(given), reader, Pert, low, middle, high)
        case ["high", "low"]:
            ends = reader.numbers(given[key] for key in ("low", "high"))
            return _made(_words(given), reader, Uniform, *ends)
        case keys if "dist" in keys:
            name = str(given.pop("dist"))
            return _named(name, (), given, reader)
    raise _unknown_keys(given)


def _words(given: Mapping[str, object]) -> str:
    return ", ".join(f"{key}: {raw}" for key, raw in given.items())


def _unknown_keys(given: Mapping[str, object]) -> ValueProblem:
    valid = [*_VALUE_KEYS, *EVIDENCE_KEYS]
    strange = [key for key in given if key not in valid]
    expected = "value; likely, low and high; low and high; or dist with its arguments"
    if any("(" in key or ")" in key or "(" in str(raw) for key, raw in given.items()):
        message = "This looks like a value that YAML has split at a comma; put it in quotes."
    elif strange:
        near = get_close_matches(strange[0], valid, n=1)
        hint = f" Did you mean {near[0]}?" if near else f" The keys are {', '.join(valid)}."
        message = f"A value has no key called {strange[0]}.{hint}"
    else:
        message = f"A value is given as {expected}; found {', '.join(given) or 'none of these'}."
    return ValueProblem(_words(given), expected, message)


def _made(
    found: str, reader: Reader, make: Callable[..., Distribution], *arguments: object
) -> Distribution:
    """Make a distribution and keep it to its field's bounds; its refusals become problems."""
    try:
        distribution = _within(make(*arguments), reader)
        is_finite = math.isfinite(distribution.mean)
    except ValueProblem:
        raise
    except ValueError as error:
        raise ValueProblem(found, reader.quantity.wanted, str(error)) from error
    except OverflowError:
        is_finite = False
    if not is_finite:
        message = f"The values of {found} are too large or too far apart to be averaged."
        raise ValueProblem(found, reader.quantity.wanted, message)
    return distribution


def _within(distribution: Distribution, reader: Reader) -> Distribution:
    """Cut the endless tails of a distribution at the field's bounds; refuse any other overlap."""
    quantity = reader.quantity
    low, high = distribution.support
    if quantity.low <= low and high <= quantity.high:
        return distribution
    if isinstance(distribution, Normal | Lognormal | Quantiles):
        return Truncated(distribution, quantity.low, quantity.high)
    ends = [
        write_number(end, Quantity(quantity.kind), reader.currency)
        for end in (low, high)
        if math.isfinite(end)
    ]
    reach = f"from {ends[0]} to {ends[1]}" if len(ends) == 2 else f"from {ends[0]} without end"
    raise ValueError(f"This distribution runs {reach}; this field takes {quantity.wanted}.")
