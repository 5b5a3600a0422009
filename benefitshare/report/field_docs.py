"""What each field of a deal means, from the docstrings written under the fields.

They are read from the source when somebody asks, and not when the models are made: a run starts
sooner without them.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel


@cache
def field_docs(model: type[BaseModel]) -> Mapping[str, str]:
    """The meaning of each field, by the name that it has in a deal file.

    >>> from benefitshare.deal.timing import Horizon
    >>> field_docs(Horizon)["start"]
    'The first day.'
    """
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            found |= dict(_written_under_fields(each))
    fields = model.model_fields
    return {(fields[name].alias or name): doc for name, doc in found.items() if name in fields}


def _written_under_fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, below in zip(body.body, body.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield field.target.id, " ".join(str(below.value.value).split())


def model_doc(model: type[BaseModel]) -> str:
    """What a block of a deal file is, in a sentence or two."""
    return " ".join((model.__doc__ or "").split())
