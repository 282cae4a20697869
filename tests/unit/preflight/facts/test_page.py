from dataclasses import replace

from preflight.facts import ImageFacts
from preflight_builders import page_facts

SCAN = ImageFacts(2480, 3508, 8, 300.0, (0.0, 0.0, 210.0, 297.0))


def test_a_scan_is_a_page_of_one_picture_and_nothing_else() -> None:
    assert replace(page_facts(), images=(SCAN,)).is_single_image
    assert not page_facts().is_single_image
    assert not replace(page_facts(), images=(SCAN, SCAN)).is_single_image
