import pytest

from preflight.facts import Facts
from preflight_builders import assemble, known_facts, stream

AREA = b"9 9 50 50 re f"


def facts(
    configuration: str,
    *,
    content: bytes = b"/OC /A BDC " + AREA + b" EMC",
    layer: str = "",
    held: str = "5 0 R",
) -> Facts:
    """One page with the layer Cut, object 5, under the name /A."""
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R 6 0 R]/D<<{configuration}>>>>>>".encode(),
        2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        3: b"<<>>",
        4: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 7 0 R/Resources<</Properties<</A {held}>>"
        f"/XObject<</X 8 0 R>>>>>>".encode(),
        5: f"<</Type/OCG/Name(Cut){layer}>>".encode(),
        6: b"<</Type/OCG/Name(Art)>>",
        7: stream(content),
        8: stream(AREA, "/Subtype/Form/BBox[0 0 99 99]/OC 5 0 R"),
    }
    return known_facts(assemble(objects))


@pytest.mark.parametrize(
    ("configuration", "layer", "shown", "printed"),
    [
        ("", "", True, True),
        ("/OFF[5 0 R]", "", False, False),
        ("/BaseState/OFF", "", False, False),
        ("/BaseState/OFF/ON[5 0 R]", "", True, True),
        ("/AS[<</Event/Print/OCGs[5 0 R]>>]", "/Usage<</Print<</PrintState/OFF>>>>", True, False),
        ("/OFF[5 0 R]/AS[<</Event/Print/OCGs[5 0 R]>>]", "/Usage<</Print<</PrintState/ON>>>>", False, True),
        ("/AS[<</Event/View/OCGs[5 0 R]>>]", "/Usage<</Print<</PrintState/OFF>>>>", True, True),
    ],
)
def test_a_layer_prints_as_the_default_configuration_says(
    configuration: str,
    layer: str,
    shown: bool,  # noqa: FBT001
    printed: bool,  # noqa: FBT001
) -> None:
    found = facts(configuration, layer=layer)
    assert (found.layers[0].shown, found.layers[0].printed, found.layers[0].pages) == (shown, printed, "1")
    assert found.pages[0].has_marks is printed
    assert (found.pages[0].layers, found.pages[0].hidden_layers) == (
        (("Cut",), ()) if printed else ((), ("Cut",))
    )


def test_a_form_may_belong_to_a_layer() -> None:
    assert facts("", content=b"/X Do").pages[0].has_marks is True
    assert facts("/OFF[5 0 R]", content=b"/X Do").pages[0].has_marks is False


def test_what_follows_hidden_content_is_seen_again() -> None:
    content = b"/OC /A BDC /Span BMC " + AREA + b" EMC " + AREA + b" EMC 1 0 0 rg " + AREA
    (fill,) = facts("/OFF[5 0 R]", content=content).pages[0].fills
    assert fill.count == 1


@pytest.mark.parametrize(
    ("membership", "printed"),
    [
        ("/OCGs[5 0 R 6 0 R]", True),
        ("/OCGs[5 0 R 6 0 R]/P/AllOn", False),
        ("/OCGs[5 0 R 6 0 R]/P/AnyOff", True),
        ("/OCGs 5 0 R/P/AllOff", True),
        ("/OCGs 5 0 R", False),
        ("/OCGs[]", True),
        ("/VE[/And 5 0 R 6 0 R]", False),
        ("/VE[/Or 5 0 R 6 0 R]", True),
        ("/VE[/Not 5 0 R]", True),
        ("/VE[/And[/Not 5 0 R]6 0 R]", True),
    ],
)
def test_membership_of_several_layers(membership: str, printed: bool) -> None:  # noqa: FBT001
    found = facts("/OFF[5 0 R]", held=f"<</Type/OCMD{membership}>>")
    assert found.pages[0].has_marks is printed


def test_a_processing_step_is_told_by_group_and_type() -> None:
    step = "/GTS_Metadata<</GTS_ProcStepsGroup/Structural/GTS_ProcStepsType/Cutting>>"
    found = facts("/Locked[5 0 R]", layer=step).layers[0]
    assert (found.group, found.step, found.locked) == ("Structural", "Cutting", True)
