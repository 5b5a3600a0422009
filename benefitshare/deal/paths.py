"""Every value in a deal has a path, such as `terms.discovery-royalty.rate`: its name in results,
in messages, and of its random stream."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from pydantic import BaseModel

from benefitshare.uncertainty.estimate import Estimate

ModelType = TypeVar("ModelType", bound=BaseModel)


def with_paths(model: ModelType) -> ModelType:
    """Return the same model with each uncertain estimate knowing its own path, which names its
    random stream. Nothing is changed in place."""
    return cast(ModelType, _stamped(model, ""))


def estimates(node: object, path: str = "") -> Iterator[tuple[str, Estimate]]:
    """Every estimate below a model or mapping that the user typed, with its path, in file order."""
    if isinstance(node, Estimate):
        yield path, node
        return
    for key, child in _typed_children(node):
        yield from estimates(child, _join(path, key))


def _stamped(node: object, path: str) -> object:
    if isinstance(node, Estimate):
        return node if node.is_certain else replace(node, path=path)
    children = [(key, child, _stamped(child, _join(path, key))) for key, child in _children(node)]
    changed = {key: new for key, old, new in children if new is not old}
    if not changed:
        return node
    if isinstance(node, BaseModel):
        return node.model_copy(update={_attribute(node, key): new for key, new in changed.items()})
    if isinstance(node, Mapping):
        return {**node, **changed}
    return tuple(new for _, _, new in children)


def _children(node: object) -> list[tuple[str, object]]:
    if isinstance(node, BaseModel):
        fields = type(node).model_fields
        return [(fields[name].alias or name, getattr(node, name)) for name in fields]
    if isinstance(node, Mapping):
        return [(str(key), child) for key, child in node.items()]
    if isinstance(node, tuple):
        return [(str(index), child) for index, child in enumerate(node)]
    return []


def _typed_children(node: object) -> list[tuple[str, object]]:
    if not isinstance(node, BaseModel):
        return _children(node)
    fields = type(node).model_fields
    typed = [name for name in fields if name in node.model_fields_set]
    return [(fields[name].alias or name, getattr(node, name)) for name in typed]


def _attribute(node: BaseModel, key: str) -> str:
    fields = type(node).model_fields
    return next(name for name, field in fields.items() if (field.alias or name) == key)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
