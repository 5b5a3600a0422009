"""What a plain (unquoted) word in a deal file means, by the core rules of YAML 1.2.

Only decimal numbers and nothing-at-all are recognised. Everything else stays text as typed: dates,
`yes` and `no`, `£5m`, `0x1F` and `1_000`; the field that the text is for decides what it means.

Source: YAML 1.2.2, section 10.3, https://yaml.org/spec/1.2.2/#103-core-schema.
"""

import math
import re

Scalar = str | int | float | None

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LONGEST_NUMBER = 400


def read_plain(text: str) -> Scalar:
    """Return the number, nothing or text that an unquoted word stands for.

    A number too large for a float stays text, so that the field refuses it by what was typed.

    >>> [read_plain(word) for word in ("5", "010", "-2.5", "1e3", "~", "no", "1_000", "4%")]
    [5, 10, -2.5, 1000.0, None, 'no', '1_000', '4%']
    """
    if text in _NOTHING:
        return None
    if _INTEGER.fullmatch(text):
        return int(text)
    if len(text) <= _LONGEST_NUMBER and _FLOAT.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text
