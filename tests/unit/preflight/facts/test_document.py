from dataclasses import replace

from preflight.facts import SpaceFacts
from preflight_builders import page_facts, some_facts

PROCESS = SpaceFacts("DeviceCMYK", "CMYK", 4)
ORANGE = SpaceFacts("Separation", "Spot", 1, ("Orange",))
BOTH = SpaceFacts("DeviceN", "Spot", 2, ("Orange", "Gold"))


def test_spots_are_told_with_the_pages_they_are_painted_on() -> None:
    pages = [replace(page_facts(n), spaces=used) for n, used in ((1, (0, 1)), (2, (0,)), (3, (2,)))]
    facts = replace(some_facts(*pages), spaces=(PROCESS, ORANGE, BOTH))
    assert facts.spots() == {"Gold": (3,), "Orange": (1, 3)}
