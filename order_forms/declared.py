"""Every field a form has in any of its branches, whatever the answers: what lint and slots go through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from order_forms.schema import Gate, Schema, Schemas, every_branch, items, properties


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A field of a form, seen over all branches.

    `key` is the dotted name that texts use, `parts.paper` or `parts[]` for the elements of a list themselves;
    `schemas` holds all that is ever said about it.
    """

    key: str
    schemas: Schemas

    @property
    def holds_answers(self) -> bool:
        """Say whether this is a field to fill in, not an object or a list around fields."""
        return self.key != "" and not self.is_list and not properties(self.schemas)

    @property
    def is_list(self) -> bool:
        """Say whether this is a list of elements."""
        return bool(items(self.schemas))

    @property
    def is_object(self) -> bool:
        """Say whether this is a group of fields."""
        return bool(properties(self.schemas))


def declared(root: Schema) -> tuple[Place, ...]:
    """Give the whole form, then every field of it, parents first."""
    return tuple(_places("", (root,), root))


@lru_cache(maxsize=64)
def places(gate: Gate) -> Mapping[str, Place]:
    """Give every place of a form by its key; worked out once for each form that is loaded."""
    return {place.key: place for place in declared(gate.root)}


def _places(key: str, schemas: Schemas, root: Schema) -> Iterator[Place]:
    everything = tuple(branch for schema in schemas for branch in every_branch(root, schema))
    yield Place(key, everything)
    for name, members in properties(everything).items():
        yield from _places(child_key(key, name), members, root)
    if items(everything):
        yield from _places(f"{key}[]", items(everything), root)


def child_key(key: str, name: str) -> str:
    """Give the key of a field inside another; the elements of a list add nothing to it."""
    return f"{key.removesuffix('[]')}.{name}".removeprefix(".")
