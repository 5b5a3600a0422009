"""What a deal file may hold at a path, from its JSON Schema: names, alternatives, the meaning."""

from collections.abc import Iterator, Mapping, Sequence

from benefitshare.files.nodes import DataPath

Schema = Mapping[str, object]


def names_at(schema: Schema, path: DataPath, data: object) -> list[str]:
    """Return the names that may stand in the block at a path of the data."""
    names: dict[str, None] = {}
    for node in _nodes_at(schema, path, data):
        names |= dict.fromkeys(_properties(node))
    return list(names)


def needed_at(schema: Schema, path: DataPath, data: object) -> list[tuple[str, ...]]:
    """Return the names that must stand in the block at a path, for each form that it may take."""
    nodes = _nodes_at(schema, path, data)
    return [tuple(_strings(node.get("required"))) for node in nodes if _properties(node)]


def meaning_at(schema: Schema, path: DataPath, data: object) -> str:
    """Return the first sentence of a field's description; empty if it has none."""
    for node in _nodes_at(schema, path[:-1], data):
        field = _properties(node).get(str(path[-1]))
        if isinstance(field, Mapping) and isinstance(description := field.get("description"), str):
            sentence = " ".join(description.split()).partition(". ")[0].rstrip(".") + "."
            return sentence[0].upper() + sentence[1:]
    return ""


def choices_at(schema: Schema, path: DataPath, data: object) -> list[str]:
    """Return the words that may stand at a path; none where it is not a choice between words."""
    nodes = _nodes_at(schema, path, data)
    constants = [node["const"] for node in nodes if "const" in node]
    return _strings([*constants, *(word for node in nodes for word in _list(node.get("enum")))])


def pattern_at(schema: Schema, path: DataPath, data: object) -> str:
    """Return the regular expression that text at a path has to match; empty if there is none."""
    patterns = [node["pattern"] for node in _nodes_at(schema, path, data) if "pattern" in node]
    return str(patterns[0]) if patterns else ""


def _nodes_at(schema: Schema, path: DataPath, data: object) -> list[Schema]:
    nodes, value = list(_forms(schema, schema, data)), data
    for step in path:
        children = [child for node in nodes for child in _children(node, step)]
        value = _item(value, step)
        nodes = [form for child in children for form in _forms(schema, child, value)]
    return nodes


def _forms(root: Schema, node: object, value: object) -> Iterator[Schema]:
    """Follow references and alternatives; where a name such as `kind` decides, only its form."""
    if not isinstance(node, Mapping):
        return
    reference = node.get("$ref")
    if isinstance(reference, str):
        yield from _forms(root, _definition(root, reference), value)
    elif isinstance(chosen := _discriminated(node, value), str):
        yield from _forms(root, {"$ref": chosen}, value)
    elif alternatives := [*_list(node.get("anyOf")), *_list(node.get("oneOf"))]:
        for alternative in alternatives:
            yield from _forms(root, alternative, value)
    else:
        yield node


def _discriminated(node: Schema, value: object) -> object:
    discriminator = node.get("discriminator")
    if not isinstance(discriminator, Mapping) or not isinstance(value, Mapping):
        return None
    tag, forms = value.get(discriminator.get("propertyName")), discriminator.get("mapping")
    return forms.get(tag) if isinstance(forms, Mapping) and isinstance(tag, str) else None


def _definition(root: Schema, reference: str) -> object:
    node: object = root
    for part in reference.removeprefix("#/").split("/"):
        node = node.get(part) if isinstance(node, Mapping) else None
    return node


def _children(node: Schema, step: str | int) -> Iterator[object]:
    if isinstance(step, int):
        yield node.get("items")
        return
    yield _properties(node).get(step, node.get("additionalProperties"))
    patterns = node.get("patternProperties")
    if isinstance(patterns, Mapping):
        yield from patterns.values()


def _properties(node: Schema) -> Mapping[str, object]:
    properties = node.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def _item(value: object, step: str | int) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [item for item in _list(value) if isinstance(item, str)]
