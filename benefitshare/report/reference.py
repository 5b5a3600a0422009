"""The reference pages, made from the models and the rules so that they cannot fall behind."""

from collections.abc import Iterator, Mapping
from typing import cast

from benefitshare.guidance import catalogue
from benefitshare.report.blocks import Block, Heading, Paragraph, Row, Table
from benefitshare.report.json_document import as_json
from benefitshare.report.markdown import GENERATED, as_markdown
from benefitshare.report.rule_pages import questions_page, rule_page, thresholds_page
from benefitshare.report.schema import Schema, deal_schema, models

_HIDDEN = ("ValueWithEvidence",)


def generated() -> dict[str, str]:
    """Every generated page, by its place in the documentation's folder."""
    return {
        "reference/deal-file.md": deal_file_page(),
        "reference/rules.md": rules_reference(),
        "deal-file.schema.json": as_json(deal_schema()),
    }


def deal_file_page() -> str:
    """The reference of the deal file, as Markdown: every block, and every field in it."""
    schema = deal_schema()
    definitions = cast(dict[str, Schema], schema["$defs"])
    page: list[Block] = [
        Heading("The deal file", level=1),
        Paragraph(
            "Every block and field, in the order in which a file has them. What is required must "
            "be given wherever its block is; all else may be left out."
        ),
        *_block("Deal", {**schema, "required": _whole(schema)}),
    ]
    for name in models():
        if name in definitions and name not in _HIDDEN:
            page += _block(name, definitions[name])
    return GENERATED + as_markdown(page)


def rules_reference() -> str:
    """The reference of the rules, as Markdown."""
    parts = [
        as_markdown(
            (
                Heading("The rules", level=1),
                Paragraph(
                    "Each looks for one thing that the guidance asks for, fairly reads as asking "
                    "for, or leaves to the trust's own policy. A deal falls short of an edition's "
                    "principle; no rule says that it is unlawful or unfair."
                ),
            )
        )
    ]
    parts += [as_markdown(rule_page(entry), deeper=1) for entry in catalogue()]
    parts += [as_markdown(questions_page(), deeper=1), as_markdown(thresholds_page(), deeper=1)]
    return GENERATED + "\n".join(parts)


def _block(name: str, schema: Schema) -> Iterator[Block]:
    properties = cast(dict[str, Schema], schema.get("properties", {}))
    required = cast(list[str], schema.get("required", []))
    kind = cast(str | None, properties.get("kind", {}).get("const"))
    yield Heading(name)
    yield Paragraph(str(schema.get("description", "")) + (f" `kind: {kind}`." if kind else ""))
    yield Table("", ("takes", "default", "meaning"), tuple(_rows(properties, required)), "field")


def _whole(schema: Schema) -> list[str]:
    """What a deal needs that is based on no other."""
    return cast(list[str], cast(list[Schema], schema["anyOf"])[0]["required"])


def _rows(properties: Mapping[str, Schema], required: list[str]) -> Iterator[Row]:
    for name, field in properties.items():
        default = "required" if name in required else _default(field)
        meaning = str(field.get("description", ""))
        takes = _takes(field)
        yield Row(f"`{name}`", (takes, default, meaning.removesuffix(f" Takes {takes}.")))


def _default(field: Schema) -> str:
    value = field.get("default")
    return "" if value in (None, "", []) or isinstance(value, dict) else f"`{value}`"


def _takes(field: Schema) -> str:
    """What a field takes, in words."""
    if "x-takes" in field:
        return str(field["x-takes"])
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        choices = [each for each in cast(list[object], field["enum"]) if isinstance(each, str)]
        return ", ".join(f"`{choice}`" for choice in choices)
    if "$ref" in field:
        return _linked(str(field["$ref"]))
    options = cast(list[Schema], field.get("anyOf", field.get("oneOf", [])))
    if options:
        found = (_takes(each) for each in options if each.get("type") != "null")
        return " or ".join(dict.fromkeys(each for each in found if each))
    return _typed(field)


def _typed(field: Schema) -> str:
    kind = str(field.get("type", "anything"))
    if kind == "string" and field.get("format") == "date":
        return "a date, such as `2018-07-31`"
    inner = field.get("additionalProperties") or _first(field.get("patternProperties"))
    if kind == "object" and isinstance(inner, dict):
        return f"by id: {_takes(inner)}"
    if kind == "array":
        return f"a list: {_takes(cast(Schema, field.get('items', {})))}"
    return {"string": "text", "integer": "a whole number", "number": "a number"}.get(
        kind, "a block"
    )


def _first(patterns: object) -> object:
    return next(iter(patterns.values()), None) if isinstance(patterns, dict) else None


def _linked(reference: str) -> str:
    name = reference.rsplit("/", 1)[-1]
    return "" if name in _HIDDEN else f"[{name}](#{name.lower()})"
