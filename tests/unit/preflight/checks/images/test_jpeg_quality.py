import pytest

from jpeg_builders import picture, placed
from preflight_builders import look, told

CHECK = "jpeg-quality"


@pytest.mark.parametrize("quality", [1, 5, 15, 25, 39])
def test_the_quality_is_the_one_that_another_program_saved_with(quality: int) -> None:
    [found] = [f for f in look(placed(picture(quality=quality), points=120)).findings if f.check == CHECK]
    assert found.measured == quality


@pytest.mark.parametrize("quality", [40, 60, 95, 100])
def test_better_ones_are_left_alone(quality: int) -> None:
    assert told(look(placed(picture(quality=quality), points=120)), CHECK) == []
