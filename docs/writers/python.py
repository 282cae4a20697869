"""The front door of each package: every exported name with its first sentence."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from writers import Page
from writers._markdown import code, codes, first_line, page, table

_PACKAGES = ("jdf", "jdf.messages", "jdf.packages", "jdf.printtalk", "preflight", "order_forms", "adapters")


def pages() -> Iterator[Page]:
    """Yield a page for each package that others may import."""
    for name in _PACKAGES:
        yield f"python/{name}.md", _page(import_module(name))


def _page(package: ModuleType) -> str:
    notes = _constant_notes(package)
    rows = [_row(name, getattr(package, name), notes) for name in sorted(package.__all__, key=str.lower)]
    return page(
        f"Package `{package.__name__}`",
        inspect.cleandoc(package.__doc__ or ""),
        "These names may be relied on; anything else may change tomorrow.",
        table(("name", "kind", "what"), rows),
    )


def _row(name: str, thing: object, notes: Mapping[str, str]) -> tuple[str, str, str]:
    if inspect.isclass(thing):
        kind = "exception" if issubclass(thing, Exception) else "class"
        return code(name), kind, first_line(thing)
    if callable(thing):
        return code(f"{name}{_signature(thing)}"), "function", first_line(thing)
    return code(name), "constant", " ".join(part for part in (notes.get(name, ""), _value(thing)) if part)


def _value(thing: object) -> str:
    """Write what a constant is; of a table its keys, of a path its end below the project."""
    if isinstance(thing, Path):
        return code("/".join(thing.parts[-2:]))
    if isinstance(thing, Mapping | tuple):
        return codes(thing)
    return code(thing)


def _signature(thing: object) -> str:
    names = inspect.signature(thing).parameters.values()  # type: ignore[arg-type]  # it is callable
    return f"({', '.join(name.name for name in names)})"


def _constant_notes(package: ModuleType) -> dict[str, str]:
    """Return the text that stands below each constant of a package's modules."""
    folder = Path(package.__path__[0])
    notes: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for statement, after in pairwise(body):
            name = _assigned(statement)
            if name and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                notes[name] = inspect.cleandoc(str(after.value.value))
    return notes


def _assigned(statement: ast.stmt) -> str:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""
