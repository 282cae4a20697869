"""One module for each part of the generated reference; a module's `pages()` yields (path, Markdown)."""

from collections.abc import Iterator
from types import ModuleType

Page = tuple[str, str]


def pages_of(module: ModuleType) -> Iterator[Page]:
    """Yield a writer's pages; a module whose name begins with an underscore only helps others."""
    if not module.__name__.rpartition(".")[2].startswith("_"):
        yield from module.pages()
