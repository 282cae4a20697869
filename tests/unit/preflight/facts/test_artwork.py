import pytest

from artwork_builders import picture_facts
from preflight import Facts
from preflight.facts import PictureFacts


@pytest.mark.parametrize(
    ("orientation", "shown"), [(1, (30, 20)), (3, (30, 20)), (5, (20, 30)), (8, (20, 30))]
)
def test_a_picture_is_shown_as_its_file_turns_it(orientation: int, shown: tuple[int, int]) -> None:
    assert PictureFacts(30, 20, "RGB", 8, orientation=orientation).shown_px == shown


def test_it_is_kept_and_read_back() -> None:
    facts = picture_facts(damage="it ends early", ppi=(300.0, 299.9))
    assert Facts.from_json(facts.to_json()) == facts
