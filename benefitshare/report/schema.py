"""The JSON Schema of the deal file, with each field's meaning, for editors that complete and check.

The models accept a few short ways of writing that their own schema does not know of; they are added
here, so that an editor objects to nothing that a run would take.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import cast, get_args

from pydantic import BaseModel

from benefitshare.deal import Deal
from benefitshare.report.field_docs import field_docs, model_doc
from benefitshare.uncertainty.fields import ValueJsonSchema

Schema = dict[str, object]
_VALUE: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string"}, {"$ref": "#/$defs/ValueWithEvidence"}]
}
_SHORT_FORMS = (("Party", "hurdle_rate"), ("Contribution", "cost"))
"""Fields where a plain value stands for a block."""


def deal_schema() -> Schema:
    """The JSON Schema of a deal file, or of a variant that names what it is based on."""
    made = Deal.model_json_schema(schema_generator=ValueJsonSchema)
    schema = cast(Schema, deepcopy(made))  # pydantic hands out parts of its own
    definitions = cast(dict[str, Schema], schema["$defs"])
    described(schema, Deal)
    for name, model in models().items():
        if name in definitions:
            described(definitions[name], model)
    for name, field in _SHORT_FORMS:
        _properties(definitions[name])[field]["anyOf"] = [
            *cast(list[Schema], _properties(definitions[name])[field]["anyOf"]), _VALUE,
        ]  # fmt: skip
    for each in (schema, *definitions.values()):
        _accept_truth_values(each)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "A deal of benefitshare",
        **_variants(schema),
    }


def models() -> dict[str, type[BaseModel]]:
    """Every model of a deal file, by name, in the order in which a reader meets them."""
    found: dict[str, type[BaseModel]] = {}

    def visit(model: type[BaseModel]) -> None:
        if model.__name__ not in found:
            found[model.__name__] = model
            for field in model.model_fields.values():
                for inner in _models_in(field.annotation):
                    visit(inner)

    visit(Deal)
    return found


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def described(schema: Schema, model: type[BaseModel]) -> None:
    """Write each field's meaning, and what it takes, into the schema of its model."""
    schema["description"] = model_doc(model)
    for name, doc in field_docs(model).items():
        field = _properties(schema).get(name)
        if field is not None:
            takes = field.get("x-takes") or _takes_within(field)
            field["description"] = f"{doc} Takes {takes}." if takes else doc
            field.pop("title", None)


def _takes_within(field: Schema) -> object:
    """What a field takes that may also be left out, and takes nothing else."""
    options = [each for each in cast(list[Schema], field.get("anyOf", [])) if "type" not in each]
    return options[0].get("x-takes") if len(options) == 1 else None


def _properties(schema: Schema) -> dict[str, Schema]:
    return cast(dict[str, Schema], schema.get("properties", {}))


def _accept_truth_values(schema: object) -> None:
    """Where yes and no are asked for, true and false do as well."""
    if isinstance(schema, dict):
        choices = schema.get("enum")
        if isinstance(choices, list) and choices[:2] == ["yes", "no"]:
            schema["enum"] = [*choices, *(each for each in (True, False) if each not in choices)]
            schema.pop("type", None)
        for each in schema.values():
            _accept_truth_values(each)
    elif isinstance(schema, list):
        for each in schema:
            _accept_truth_values(each)


def _variants(schema: Schema) -> Schema:
    """A file may be a variant of another instead of a whole deal."""
    extra: dict[str, Schema] = {
        "based_on": {
            "type": "string",
            "description": "A deal file in this folder or below it, of which this is a variant.",
        },
        "changes": {
            "type": "object",
            "description": "What differs, by dotted path; null takes out.",
        },
    }
    return {
        "properties": {**_properties(schema), **extra},
        "required": ["benefitshare"],
        "anyOf": [{"required": schema["required"]}, {"required": ["based_on"]}],
    }
