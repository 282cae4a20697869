import pytest

from adapters import errors
from adapters.errors import AdapterError, FolderFullError

CLASSES = [
    thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, AdapterError)
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_error_says_who_must_act_and_whether_again_helps(cls: type[AdapterError]) -> None:
    assert cls.actor in ("customer", "csr", "admin", "nobody")
    assert isinstance(cls.retryable, bool)


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [cls.code for cls in CLASSES]
    assert len(set(codes)) == len(codes)


def test_a_message_says_what_why_and_how_to_mend() -> None:
    problem = FolderFullError("the folder is full", why="no ticket fits", fix="make room")
    assert str(problem) == "the folder is full; no ticket fits; make room"
