import pytest

from jpeg_builders import jpeg, picture, placed, saved, texture
from preflight_builders import look, told

CHECK = "jpeg-quality"


@pytest.mark.parametrize("quality", [1, 5, 15, 25, 39])
def test_the_quality_is_the_one_that_another_program_saved_with(quality: int) -> None:
    [found] = [f for f in look(placed(picture(quality=quality), points=120)).findings if f.check == CHECK]
    assert found.measured == quality


@pytest.mark.parametrize("quality", [40, 60, 95, 100])
def test_better_ones_are_left_alone(quality: int) -> None:
    assert told(look(placed(picture(quality=quality), points=120)), CHECK) == []


def test_one_that_was_saved_again_at_a_better_quality_is_told_by_the_worse() -> None:
    again = placed(jpeg(saved(texture(), 20), 95), points=120)
    [found] = [f for f in look(again).findings if f.check == CHECK]
    assert (found.arguments["case"], found.measured, found.wanted) == ("again", 20, 40)


def test_one_that_is_bad_now_is_told_once() -> None:
    twice = placed(jpeg(saved(texture(), 10), 20), points=120)
    assert [f.arguments["case"] for f in look(twice).findings if f.check == CHECK] == ["low"]
