from dataclasses import replace

import pytest

from preflight.facts import Metadata
from preflight.programs import program_of
from preflight.recipes import PROGRAMS
from preflight_builders import page_facts, some_facts


@pytest.mark.parametrize(
    ("creator", "producer", "program"),
    [
        ("Adobe InDesign 19.2 (Macintosh)", "Adobe PDF Library 17.0", "InDesign"),
        ("Adobe Illustrator 28.0 (Windows)", "Adobe PDF library 17.00", "Illustrator"),
        ("Adobe Photoshop 25.0 (Windows)", "Adobe Photoshop for Windows", "Photoshop"),
        ("Acrobat PDFMaker 23 for Word", "Adobe PDF Library 23", "Word"),
        ("Adobe Acrobat Pro 2024", "", "Acrobat"),
        ("Microsoft PowerPoint", "", "PowerPoint"),
        ("Canva", "Canva", "Canva"),
        ("Affinity Publisher 2.4", "PDFlib+PDI", "Affinity"),
        ("Scribus 1.5.8", "Scribus PDF Library 1.5.8", "Scribus"),
        ("WordPress", "TCPDF", ""),
        ("", "Acrobat Distiller 9.0", ""),
        ("", "", ""),
    ],
)
def test_a_program_is_known_by_what_it_calls_itself(creator: str, producer: str, program: str) -> None:
    metadata = Metadata({"Creator": creator, "Producer": producer}, {})
    assert program_of(replace(some_facts(page_facts()), metadata=metadata)) == program
    assert program in {*PROGRAMS, ""}


def test_what_only_xmp_says_counts_too() -> None:
    metadata = Metadata({}, {"xmp:CreatorTool": "Adobe InDesign 20.0"})
    assert program_of(replace(some_facts(page_facts()), metadata=metadata)) == "InDesign"
