import sys
from types import ModuleType

import pytest

from preflight import Fix, registered_fixups
from preflight.codec import dump, load
from preflight.fixup import (
    Area,
    FixesWish,
    FixupError,
    Manner,
    Offer,
    fixup,
    number_of,
    words_of,
)


def test_a_fix_comes_back_as_it_went() -> None:
    wish = FixesWish((Fix("rotate", {"pages": "1-3", "turn_deg": 90.0}),))
    assert load(FixesWish, dump(wish, "x"), "x") == wish


def test_what_a_fixup_was_not_told_is_refused_by_name() -> None:
    with pytest.raises(FixupError, match="turn_deg"):
        number_of({"turn_deg": "left"}, "turn_deg")
    with pytest.raises(FixupError, match="pages"):
        words_of({"pages": 3.0}, "pages")


def test_an_answer_is_a_check_or_one_of_its_cases() -> None:
    answers = {each for known in registered_fixups().values() for each in known.answers}
    assert {"comments", "trim-size.turned"} <= answers


def test_a_file_that_does_not_explain_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("preflight.fixups.silent", "Does something.")
    monkeypatch.setitem(sys.modules, module.__name__, module)

    def silent(*_: object) -> None: ...

    silent.__module__ = module.__name__
    with pytest.raises(FixupError, match="Why"):
        fixup(
            answers=(),
            area=Area.NOTHING,
            manner=Manner(1),
            offer=Offer("", ""),
            proposes=lambda *_: None,
        )(silent)
