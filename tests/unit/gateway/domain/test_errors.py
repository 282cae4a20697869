import importlib
import pkgutil

import pytest

import adapters
import gateway
import jdf
import order_forms
import preflight
from gateway.domain.errors import Actor


def all_error_classes() -> list[type[Exception]]:
    found: set[type[Exception]] = set()
    for package in (gateway, jdf, adapters, order_forms, preflight):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if info.name.endswith("__main__") or ".migrations" in info.name:
                continue
            for value in vars(importlib.import_module(info.name)).values():
                if isinstance(value, type) and issubclass(value, Exception) and value.__module__ == info.name:
                    found.add(value)
    return sorted(found, key=lambda error: error.__qualname__)


@pytest.mark.parametrize("error", all_error_classes(), ids=lambda error: error.__qualname__)
def test_every_error_says_who_must_act_and_whether_trying_again_can_help(error: type[Exception]):
    if error.__name__.startswith("_"):
        pytest.skip("private to its module")
    assert getattr(error, "code", "")
    assert error.actor in set(Actor)
    assert isinstance(error.retryable, bool)
    assert (error.__doc__ or "").strip()
