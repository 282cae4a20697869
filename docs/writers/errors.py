"""One page a code of error: what it means, who must act, whether trying again can help.

The address of a page is what a problem document of the API names as its `type`. An error declared in a device's own
file stands on that device's page, so that a new device changes no other page.
"""

import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

from writers import Page
from writers._markdown import code, page, table

_PACKAGES = ("jdf", "preflight", "order_forms", "adapters", "gateway")
_SPOKEN_FOR = ("adapters.devices.",)


def pages() -> Iterator[Page]:
    """Yield a page for each code and the table of all."""
    by_code: dict[str, list[Any]] = {}
    for found in _classes():
        by_code.setdefault(found.code, []).append(found)
    for name, classes in sorted(by_code.items()):
        yield f"errors/{name}.md", _page(name, classes)
    rows = [
        (f"[{name}]({name}.md)", found[0].actor, _yes(found[0].retryable), _meaning(found[0]))
        for name, found in sorted(by_code.items())
    ]
    yield "errors/index.md", page("Errors", table(("code", "who acts", "try again", "meaning"), rows))


def classes_in(module: str) -> list[Any]:
    """Return the classes of error that a module declares itself."""
    return [
        thing
        for thing in vars(sys.modules[module]).values()
        if _is_error(thing) and thing.__module__ == module
    ]


def _classes() -> Iterator[Any]:
    modules = sorted(module for name in _PACKAGES for module in _modules(import_module(name)))
    for module in modules:
        if not module.startswith(_SPOKEN_FOR):
            yield from classes_in(module)


def _modules(package: ModuleType) -> Iterator[str]:
    """Yield the modules of a package, imported; programs (`__main__`) are left alone."""
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith("__main__") and ".migrations" not in found.name:
            import_module(found.name)
            yield found.name


def _is_error(thing: object) -> bool:
    traits = ("code", "actor", "retryable")
    return (
        inspect.isclass(thing)
        and issubclass(thing, Exception)
        and all(hasattr(thing, name) for name in traits)
    )


def _page(name: str, classes: list[Any]) -> str:
    facts = [
        ("who acts", classes[0].actor),
        ("can trying again help", _yes(classes[0].retryable)),
        ("HTTP status", getattr(classes[0], "status", "500 where it reaches the API")),
        ("raised as", ", ".join(code(f"{found.__module__}.{found.__name__}") for found in classes)),
    ]
    return page(name, *(inspect.cleandoc(found.__doc__ or "") for found in classes), table(("", ""), facts))


def _meaning(found: Any) -> str:  # noqa: ANN401 - a class of error with our three traits
    return inspect.cleandoc(found.__doc__ or "").splitlines()[0]


def _yes(value: object) -> str:
    return "yes" if value else "no"
