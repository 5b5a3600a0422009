"""Forms made from the deal's own models: each field's label, meaning, choices and what it takes.

There is no second list of fields anywhere: the JSON Schema is made from the models, and this reads
the schema. A page only has to know how to draw each kind of field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from benefitshare.report.schema import Schema, deal_schema
from benefitshare.report.typed_values import one_line

Kind = Literal[
    "value", "text", "choice", "date", "id", "ids", "sides", "number", "block", "blocks", "rows",
    "changes",
]  # fmt: skip
SHARED_BY_TERMS = ("starts", "years", "product", "indexation", "clause", "drafted", "accounting",
                   "vat")  # fmt: skip
"""Fields of every term, shown after those of its own kind."""
_LABELS = {
    "from": "From (who gives)",
    "to": "To (who receives)",
    "by": "By (who bears the cost)",
    "for": "For (who uses it)",
    "of": "Repays",
    "on": "Due on",
    "qalys": "QALYs",
    "qaly": "Value of a QALY",
    "vat": "VAT label",
    "p": "Innovation (p)",
    "q": "Imitation (q)",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form."""

    key: str
    label: str
    help: str
    kind: Kind
    required: bool
    takes: str = ""
    """What its number means, in words."""
    default: str = ""
    """What holds where it is left out."""
    options: tuple[str, ...] = ()
    """Words that may be chosen."""
    models: tuple[str, ...] = ()
    """The blocks that may stand here, by the names of their models."""
    open_ended: bool = False
    """Whether something else than the options may be typed, such as a date."""


@cache
def form(model: str) -> tuple[FormField, ...]:
    """The fields of a block, by the name of its model; what must be given comes first.

    >>> [field.key for field in form("Failure")]
    ['chance', 'recovery']
    """
    schema = _definition(model)
    required = _required(schema)
    properties = cast(dict[str, Schema], schema["properties"])
    fields = [
        _field(key, each, required=key in required)
        for key, each in properties.items()
        if "const" not in each and key not in ("based_on", "changes" if model == "Deal" else "")
    ]
    last = SHARED_BY_TERMS if model in term_models().values() else ()
    return tuple(sorted(fields, key=lambda each: (each.key in last, not each.required)))


@cache
def term_models() -> Mapping[str, str]:
    """The model of each kind of term, by kind."""
    terms = cast(Schema, deal_schema()["properties"])["terms"]
    return {_constant(name, "kind"): name for name in _references(cast(Schema, terms))}


@cache
def tag_of(model: str) -> tuple[str, str] | None:
    """The fixed word that says which of several blocks this is, with its key; None without one."""
    for key, each in cast(dict[str, Schema], _definition(model)["properties"]).items():
        if "const" in each and key == "kind":
            return key, str(each["const"])
    return None


def meaning(model: str) -> str:
    """What a block is, in a sentence."""
    return str(_definition(model).get("description", ""))


def model_below(model: str, key: str) -> FormField:
    """The field of a block by its key."""
    return next(each for each in form(model) if each.key == key)


def fitting(models: tuple[str, ...], value: object) -> str:
    """Which of several blocks the one that stands in a file is; empty if none."""
    if not isinstance(value, Mapping):
        return ""
    for name in models:
        tag = tag_of(name)
        if tag is not None and value.get(tag[0]) == tag[1]:
            return name
    bare = [name for name in models if tag_of(name) is None]
    known = {name: {each.key for each in form(name)} for name in bare}
    return next((name for name in bare if set(value) <= known[name]), bare[0] if bare else "")


def label(key: str) -> str:
    """A key as the words of a label.

    >>> label("lock_up"), label("from")
    ('Lock up', 'From (who gives)')
    """
    words = ["NHS" if word == "nhs" else word for word in key.replace("_", "-").split("-")]
    text = " ".join(words)
    return _LABELS.get(key, text[:1].upper() + text[1:])


def _required(schema: Schema) -> list[str]:
    """What has to be given; a whole deal's, where the file might also be a variant of another."""
    either = cast(list[Schema], schema.get("anyOf", []))
    return cast(list[str], (either[0] if either else schema).get("required", []))


def _definition(model: str) -> Schema:
    schema = _schema()
    definitions = cast(dict[str, Schema], schema["$defs"])
    return schema if model == "Deal" else definitions[model]


@cache
def _schema() -> Schema:
    return deal_schema()


def _constant(model: str, key: str) -> str:
    return str(cast(dict[str, Schema], _definition(model)["properties"])[key]["const"])


def _field(key: str, schema: Schema, *, required: bool) -> FormField:
    choices = tuple(_alternatives(schema))
    words = tuple(dict.fromkeys(word for each in choices for word in _words(each)))
    models = tuple(_references(schema))
    return FormField(
        key=key,
        label=label(key),
        help=str(schema.get("description", "")),
        kind=_kind(choices, words, models),
        required=required,
        takes=next((str(each["x-takes"]) for each in choices if "x-takes" in each), ""),
        default=_default(schema.get("default")),
        options=words,
        models=models,
        open_ended=bool(words) and any(_is_open(each) for each in choices),
    )


def _default(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return f"{value:g}" if isinstance(value, float) else one_line(value)


def _kind(choices: tuple[Schema, ...], words: tuple[str, ...], models: tuple[str, ...]) -> Kind:
    if any(each.get("type") == "array" for each in choices):
        items = cast(Schema, next(each for each in choices if each.get("type") == "array")["items"])
        return "rows" if models else "value" if "x-takes" in items else "ids"
    if any(_is_map(each) for each in choices):
        splits = any("pattern" in each for each in choices)
        return "sides" if splits else "blocks" if models else "changes"
    if any(_is_value(each) for each in choices) and not words:
        return "value"
    if models:
        return "block"
    return "choice" if words else _plain_kind(choices)


def _plain_kind(choices: tuple[Schema, ...]) -> Kind:
    if any(each.get("format") == "date" for each in choices):
        return "date"
    if any("pattern" in each and str(each["pattern"]).startswith("^[a-z0-9]") for each in choices):
        return "id"
    is_number = any(each.get("type") in ("number", "integer") for each in choices)
    return "number" if is_number else "text"


def _alternatives(schema: Schema) -> Iterator[Schema]:
    """Everything that may stand in a field, nothing at all left out."""
    if "x-takes" in schema or not ("anyOf" in schema or "oneOf" in schema):
        if schema.get("type") != "null":
            yield schema
        return
    for each in cast(list[Schema], schema.get("anyOf") or schema.get("oneOf")):
        yield from _alternatives(each)


def _words(schema: Schema) -> list[str]:
    if "const" in schema:
        return [str(schema["const"])]
    return [each for each in cast(list[object], schema.get("enum", [])) if isinstance(each, str)]


def _is_value(schema: Schema) -> bool:
    return "x-takes" in schema or schema.get("$ref") == "#/$defs/ValueWithEvidence"


def _is_map(schema: Schema) -> bool:
    return schema.get("type") == "object"


def _is_open(schema: Schema) -> bool:
    return "format" in schema or "x-takes" in schema or "pattern" in schema


def _references(schema: object) -> list[str]:
    """Names of the models within, values left out."""
    if isinstance(schema, list):
        return list(dict.fromkeys(name for each in schema for name in _references(each)))
    if not isinstance(schema, dict) or "x-takes" in schema:
        return []
    found = [str(schema["$ref"]).rsplit("/", 1)[-1]] if "$ref" in schema else []
    for key in ("anyOf", "oneOf", "items", "patternProperties", "additionalProperties"):
        inner = schema.get(key)
        found += _references([*inner.values()] if key == "patternProperties" and inner else inner)
    return [name for name in dict.fromkeys(found) if name != "ValueWithEvidence"]
