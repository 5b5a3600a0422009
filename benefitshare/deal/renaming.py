"""Giving a party, product, contribution or term another id, wherever a deal names it.

Works on the plain document, right or wrong, and by the same names of fields as the references do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DataPath = tuple[str | int, ...]

_NAMED_IN: Mapping[str, tuple[str, ...]] = {
    "parties": ("from", "to", "by", "for", "owner", "buyer", "excludes"),
    "products": ("product", "products"),
    "contributions": ("of",),
    "terms": (),
}
"""Fields that name what stands in each block."""
_SPLITS = ("from", "to")


@dataclass(frozen=True, slots=True)
class Renaming:
    """One id of a block of the deal, and the id that it gets instead."""

    part: str
    """`parties`, `products`, `contributions` or `terms`."""
    old: str
    new: str

    def key(self, path: DataPath) -> str:
        """The last key of a path, as it is called afterwards."""
        key, above = str(path[-1]), path[-2] if len(path) > 1 else ""
        is_it = above == self.part and len(path) == 2
        splits = self.part == "parties" and (above in _SPLITS or path[:-1] == ("views",))
        if key == self.old and (is_it or splits):
            return self.new
        return self._dotted(key) if above == "changes" else key

    def value(self, path: DataPath, value: str) -> str:
        """A word at a path, as it reads afterwards."""
        field = next((str(key) for key in reversed(path) if isinstance(key, str)), "")
        if field == "between":
            return self._dotted(value)
        return self.new if value == self.old and field in _NAMED_IN[self.part] else value

    def applied(self, data: object, path: DataPath = ()) -> object:
        """The same plain data with the new id in every place.

        >>> renaming = Renaming("products", "app", "tool")
        >>> renaming.applied({"products": {"app": {}}, "terms": {"fee": {"product": "app"}}})
        {'products': {'tool': {}}, 'terms': {'fee': {'product': 'tool'}}}
        """
        if isinstance(data, Mapping):
            return {
                self.key((*path, str(key))): self.applied(each, (*path, str(key)))
                for key, each in data.items()
            }
        if isinstance(data, list):
            return [self.applied(each, (*path, index)) for index, each in enumerate(data)]
        return self.value(path, data) if isinstance(data, str) else data

    def _dotted(self, text: str) -> str:
        """A path that leads through what is renamed."""
        start = f"{self.part}.{self.old}"
        if text == start or text.startswith(f"{start}."):
            return f"{self.part}.{self.new}{text[len(start) :]}"
        return text
