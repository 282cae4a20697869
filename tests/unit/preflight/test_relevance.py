"""What nobody will see is no fault: a defect that is covered, clipped away, beside the sheet or on a hidden layer.

Each atomic file of a check that judges marks is taken, its pages are drawn so that none of their marks is seen, and
the check must not speak of them as an error or a warning any more; so Ghent Workgroup's specifications ask of
irrelevant objects. That it speaks where they are seen is what the tests of the atomic files say.
"""

import io
from collections.abc import Callable, Mapping

import pikepdf
import pytest

from atomic_files import Fails, named
from preflight import Severity, evaluate, load_profile, registered_checks
from preflight_builders import known_facts

_JUDGES_MARKS = frozenset({"colour", "fonts", "images", "lines"})
"""Groups of checks that judge what is painted; the others judge files, pages, layers and notes."""

_WHATEVER_IS_SEEN: Mapping[str, str] = {
    "device-settings": "a press obeys them from where they are set, whatever is painted then",
    "postscript-object": "what a program does nobody knows before it has run",
    "rendering-intent": "it is set for all that follows",
    "replaced-image": "another file is put in its place before anything is drawn",
}
"""Checks of those groups that do not judge single marks, and why what is seen makes no difference to them."""

Page = pikepdf.Page
_WHITE = b"\nQ q 0 0 0 0 k -9 -9 20000 20000 re f Q\n"


def _covered(_file: pikepdf.Pdf, page: Page) -> None:
    """Paint white over the whole page after all else."""
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(_WHITE)


def _clipped(_file: pikepdf.Pdf, page: Page) -> None:
    """Leave a corner of the page that nothing is painted in."""
    page.contents_add(b"q 0.1 0.1 0.2 0.2 re W n\n", prepend=True)
    page.contents_add(b"\nQ\n")


def _moved(_file: pikepdf.Pdf, page: Page) -> None:
    """Move all marks far from the sheet."""
    page.contents_add(b"q 1 0 0 1 30000 0 cm\n", prepend=True)
    page.contents_add(b"\nQ\n")


def _hidden(file: pikepdf.Pdf, page: Page) -> None:
    """Put all marks on a layer that does not print."""
    layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="L"))
    file.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    )
    resources = page.obj.get("/Resources") or pikepdf.Dictionary()
    resources.Properties = pikepdf.Dictionary(L=layer)
    page.obj.Resources = resources
    page.contents_add(b"/OC /L BDC q\n", prepend=True)
    page.contents_add(b"\nQ EMC\n")


_WAYS: tuple[Callable[[pikepdf.Pdf, Page], None], ...] = (_covered, _clipped, _moved, _hidden)
_MARKED = {
    (check, file.case): (name, file)
    for name, check, file in reversed(list(named()))
    if isinstance(file, Fails)
    and isinstance(file.data, bytes)
    and file.data.startswith(b"%PDF-")
    and file.pages
    and registered_checks()[check].group in _JUDGES_MARKS
    and registered_checks()[check].find is not None
}
"""The first file of each case."""

_FILES = [
    pytest.param(check, file, way, id=f"{name} {way.__name__[1:]}")
    for (check, _), (name, file) in _MARKED.items()
    if check not in _WHATEVER_IS_SEEN
    for way in _WAYS
]


def _unseen(data: bytes, way: Callable[[pikepdf.Pdf, Page], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            way(file, page)
        file.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("check", "file", "way"), _FILES)
def test_a_defect_that_nobody_will_see_is_not_told_as_a_fault(
    check: str, file: Fails, way: Callable[[pikepdf.Pdf, Page], None]
) -> None:
    assert isinstance(file.data, bytes)
    report = evaluate(known_facts(_unseen(file.data, way)), file.order, load_profile(file.profile))
    told = [
        (each.arguments["case"], each.message)
        for each in report.findings
        if each.check == check and each.severity is not Severity.INFO
    ]
    assert told == []


@pytest.mark.parametrize("check", sorted(_WHATEVER_IS_SEEN))
def test_what_is_told_whatever_is_seen_is_told_under_a_cover(check: str) -> None:
    [file, *_] = [file for (each, _), (_, file) in _MARKED.items() if each == check]
    assert isinstance(file.data, bytes)
    report = evaluate(known_facts(_unseen(file.data, _covered)), file.order, load_profile(file.profile))
    assert check in {each.check for each in report.findings}
