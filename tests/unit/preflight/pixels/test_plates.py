"""What lies on each plate, computed by hand: patches of every kind of colour, and how they meet."""

import io

import pytest
from PIL import Image, ImageCms

from pixel_builders import TINT, all_plates, drawn, image, one_page, patch, placed
from preflight.pixels.plates import PageFault, PagePlates
from preflight_builders import form_laughs, page, pdf, stream

FADE = "<</FunctionType 2/Domain[0 1]/C0[{0}]/C1[{1}]/N 1>>"
AXIS = "/ShadingType 2/Coords[0 0 170 0]/Extend[true true]"
SPOT = f"[/Separation/Gold/DeviceCMYK {TINT}]"
TWO = "[/DeviceN[/Gold/Varnish]/DeviceCMYK <</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]>>]"


def test_cmyk_lies_on_the_plates_as_the_numbers_say() -> None:
    found = drawn(f".2 .4 .6 .8 k {patch(10, 10)} f")
    assert found.at(20, 20) == {"Cyan": 20, "Magenta": 40, "Yellow": 60, "Black": 80}
    assert found.at(50, 50) == {}


def test_strokes_have_the_colour_of_strokes() -> None:
    found = drawn(f"1 0 0 0 k 0 1 0 0 K 30 w {patch(20, 20)} B")
    assert (found.at(20, 30), found.at(30, 30)) == ({"Magenta": 100}, {"Cyan": 100})


def test_grey_is_black_ink_and_a_page_begins_with_black() -> None:
    found = drawn(f"{patch(5, 5)} f .75 g {patch(30, 30)} f")
    assert (found.at(15, 15), found.at(40, 40)) == ({"Black": 100}, {"Black": 25})


def test_what_never_says_its_colour_is_black() -> None:
    font = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>"
    assert drawn(f"{patch(5, 5)} f").at(15, 15) == {"Black": 100}
    assert drawn("BT /F 200 Tf 20 20 Td (I) Tj ET", font).at(17, 25) == {"Black": 100}


def test_only_plates_in_use_are_drawn() -> None:
    assert drawn(f"0 g {patch(5, 5)} f").plates.names == ("Black",)
    assert drawn(f"1 0 0 0 k {patch(5, 5)} f").plates.names == ("Cyan", "Magenta", "Yellow", "Black")
    assert drawn("").plates.names == ()


def test_a_spot_colour_has_a_plate_of_its_own_whatever_stands_for_it_on_screen() -> None:
    found = drawn(f"/S cs .7 scn {patch(10, 10)} f", f"/ColorSpace<</S {SPOT}>>")
    assert found.at(20, 20) == {"Gold": 70}


def test_devicen_lies_on_each_of_its_plates() -> None:
    found = drawn(f"/N cs .3 .9 scn {patch(10, 10)} f", f"/ColorSpace<</N {TWO}>>")
    assert found.at(20, 20) == {"Gold": 30, "Varnish": 90}


def test_process_inks_named_in_devicen_are_the_process_plates() -> None:
    space = TWO.replace("/Gold/Varnish", "/Cyan/Gold")
    found = drawn(f"/N cs .3 .9 scn {patch(10, 10)} f", f"/ColorSpace<</N {space}>>")
    assert found.at(20, 20) == {"Cyan": 30, "Gold": 90}


def test_registration_colour_lies_on_every_plate_and_none_on_none() -> None:
    spaces = f"/ColorSpace<</S {SPOT}/A {SPOT.replace('Gold', 'All')}/O {SPOT.replace('Gold', 'None')}>>"
    found = drawn(
        f"/S cs 1 scn {patch(0, 0, 5)} f /A cs .5 scn {patch(10, 10)} f /O cs 1 scn {patch(35, 35)} f", spaces
    )
    assert found.at(20, 20) == {"Cyan": 50, "Magenta": 50, "Yellow": 50, "Black": 50, "Gold": 50}
    assert found.at(45, 45) == {}


def test_five_spots_need_more_passes_and_stay_apart() -> None:
    names = ("Ash", "Birch", "Cedar", "Elm", "Fir")
    spaces = "".join(f"/{name} {SPOT.replace('Gold', name)}" for name in names)
    content = "".join(f"/{n} cs .{i + 1} scn {patch(i * 10, 10, 9)} f " for i, n in enumerate(names))
    found = drawn(content, f"/ColorSpace<<{spaces}>>")
    assert [found.at(i * 10 + 4, 15) for i in range(5)] == [{n: 10 * (i + 1)} for i, n in enumerate(names)]


def test_later_paint_knocks_out_what_lies_under_it() -> None:
    found = drawn(f"1 0 0 0 k {patch(10, 10)} f /S cs 1 scn {patch(20, 20)} f", f"/ColorSpace<</S {SPOT}>>")
    assert (found.at(15, 15), found.at(25, 25)) == ({"Cyan": 100}, {"Gold": 100})


def test_white_is_no_ink_and_covers() -> None:
    found = drawn(f"1 1 0 0 k {patch(10, 10)} f 0 0 0 0 k {patch(15, 15, 5)} f")
    assert (found.at(12, 12), found.at(17, 17)) == ({"Cyan": 100, "Magenta": 100}, {})


@pytest.mark.parametrize(
    ("over", "paint", "there"),
    [
        ("/op true/OP true/OPM 1", "0 0 0 1 k", {"Cyan": 80, "Magenta": 60, "Black": 100}),
        ("/op true/OP true/OPM 0", "0 0 0 1 k", {"Black": 100}),
        ("/OP true/OPM 1", "0 0 0 1 k", {"Cyan": 80, "Magenta": 60, "Black": 100}),
        ("/OP true/op false/OPM 1", "0 0 0 1 k", {"Black": 100}),
        ("/op true/OPM 1", "0 0 1 0 k", {"Cyan": 80, "Magenta": 60, "Yellow": 100}),
        ("/op true/OPM 1", "0 0 0 0 k", {"Cyan": 80, "Magenta": 60}),
        ("/op true/OPM 1", "0 g", {"Black": 100}),
        ("/op true", "/S cs .5 scn", {"Cyan": 80, "Magenta": 60, "Gold": 50}),
        ("/op false", "/S cs .5 scn", {"Gold": 50}),
    ],
)  # fmt: skip
def test_overprint_leaves_the_plates_it_does_not_touch(over: str, paint: str, there: dict[str, int]) -> None:
    content = f".8 .6 0 0 k {patch(10, 10)} f /O gs {paint} {patch(10, 10)} f"
    found = drawn(content, f"/ExtGState<</O<<{over}>>>>/ColorSpace<</S {SPOT}>>")
    assert found.at(20, 20) == there


def test_overprint_ends_with_the_state_that_set_it() -> None:
    content = f"1 0 0 0 k {patch(0, 0, 50)} f q /O gs 0 0 0 1 k {patch(5, 5, 10)} f Q 0 0 0 1 k {patch(30, 30, 10)} f"
    found = drawn(content, "/ExtGState<</O<</op true/OPM 1>>>>")
    assert (found.at(10, 10), found.at(35, 35)) == ({"Cyan": 100, "Black": 100}, {"Black": 100})


def test_overprinting_black_text_leaves_the_picture_under_it() -> None:
    font = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>"
    content = f"1 .5 0 0 k {patch(0, 0, 60)} f /O gs 0 0 0 1 k BT /F 200 Tf 20 20 Td (I) Tj ET"
    found = drawn(content, f"/ExtGState<</O<</op true/OPM 1>>>>{font}")
    assert found.at(17, 25) == {"Cyan": 100, "Magenta": 50, "Black": 100}


def test_half_opacity_mixes_each_plate() -> None:
    found = drawn(
        f"1 0 0 0 k {patch(10, 10)} f /T gs 0 1 0 0 k {patch(10, 10)} f", "/ExtGState<</T<</ca .5>>>>"
    )
    assert found.at(20, 20) == {"Cyan": 50, "Magenta": 50}


def test_multiply_adds_inks_as_on_press() -> None:
    content = f".5 0 0 0 k {patch(10, 10)} f /M gs .5 .4 0 0 k {patch(10, 10)} f"
    assert drawn(content, "/ExtGState<</M<</BM/Multiply>>>>").at(20, 20) == {"Cyan": 75, "Magenta": 40}


def test_luminosity_takes_black_from_above_and_hue_from_below() -> None:
    content = f"0 0 0 .8 k {patch(10, 10)} f /M gs 0 0 0 .3 k {patch(10, 10)} f"
    assert drawn(content, "/ExtGState<</M<</BM/Luminosity>>>>").at(20, 20) == {"Black": 30}
    assert drawn(content, "/ExtGState<</M<</BM/Hue>>>>").at(20, 20) == {"Black": 80}


def test_a_soft_mask_is_as_bright_as_its_own_colours_say() -> None:
    mask = stream(
        f".5 g {patch(0, 0, 60)} f".encode(),
        "/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Group<</S/Transparency/CS/DeviceGray>>",
    )
    found = drawn(
        f"/M gs 1 0 0 1 k {patch(10, 10)} f",
        "/ExtGState<</M<</SMask<</Type/Mask/S/Luminosity/G 100 0 R>>>>>>",
        extra=(mask,),
    )
    assert found.at(20, 20) == {"Cyan": 50, "Black": 50}


def test_a_form_is_rewritten_with_its_own_resources_and_inherits_the_colour() -> None:
    inherits = stream(
        f"{patch(0, 0, 10)} f".encode(), "/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<<>>"
    )
    own = stream(
        f"/X cs 1 scn {patch(20, 20, 10)} f".encode(),
        f"/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</ColorSpace<</X {SPOT}>>>>",
    )
    found = drawn("0 .5 0 0 k /A Do /B Do", "/XObject<</A 100 0 R/B 101 0 R>>", extra=(inherits, own))
    assert (found.at(5, 5), found.at(25, 25)) == ({"Magenta": 50}, {"Gold": 100})


def test_a_group_may_be_transparent_as_a_whole() -> None:
    group = stream(
        f"1 0 0 0 k {patch(10, 10)} f".encode(),
        "/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<<>>/Group<</S/Transparency/CS/DeviceCMYK/I true>>",
    )
    content = f"0 0 1 0 k {patch(0, 0, 60)} f /T gs /G Do"
    found = drawn(content, "/XObject<</G 100 0 R>>/ExtGState<</T<</ca .5>>>>", extra=(group,))
    assert found.at(20, 20) == {"Cyan": 50, "Yellow": 50}


def test_an_image_in_cmyk() -> None:
    samples = bytes([51, 102, 153, 204]) * 16
    found = drawn(
        placed("I", 10, 10), "/XObject<</I 100 0 R>>", extra=(image(4, 4, samples, "/ColorSpace/DeviceCMYK"),)
    )
    assert found.at(20, 20) == {"Cyan": 20, "Magenta": 40, "Yellow": 60, "Black": 80}


def test_a_cmyk_jpeg_is_read_as_its_decode_says() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (64, 64), (51, 102, 153, 204)).save(out, "JPEG", quality=95)
    turned = "/ColorSpace/DeviceCMYK/Filter/DCTDecode/Decode[1 0 1 0 1 0 1 0]"
    plain = turned.replace("/Decode[1 0 1 0 1 0 1 0]", "")
    found = drawn(
        placed("I", 0, 0) + placed("J", 30, 30), "/XObject<</I 100 0 R/J 101 0 R>>",
        extra=(image(64, 64, out.getvalue(), turned), image(64, 64, out.getvalue(), plain)),
    )  # fmt: skip
    assert found.at(10, 10) == {"Cyan": 20, "Magenta": 40, "Yellow": 60, "Black": 80}
    assert found.at(40, 40) == {"Cyan": 80, "Magenta": 60, "Yellow": 40, "Black": 20}


@pytest.mark.parametrize("entries", ["/ColorSpace/DeviceGray", "/ColorSpace/DeviceGray/Decode[1 0]"])
def test_a_grey_image_is_black_ink(entries: str) -> None:
    found = drawn(
        placed("I", 10, 10), "/XObject<</I 100 0 R>>", extra=(image(4, 4, bytes([51]) * 16, entries),)
    )
    assert found.at(20, 20) == {"Black": 20 if "Decode" in entries else 80}


def test_an_image_in_a_spot_colour() -> None:
    found = drawn(
        placed("I", 10, 10),
        "/XObject<</I 100 0 R>>",
        extra=(image(4, 4, bytes([153]) * 16, f"/ColorSpace{SPOT}"),),
    )
    assert found.at(20, 20) == {"Gold": 60}


def test_a_palette_of_cmyk() -> None:
    space = "/ColorSpace[/Indexed/DeviceCMYK 1 <00000000 FF330000>]/BitsPerComponent 1"
    found = drawn(
        placed("I", 10, 10), "/XObject<</I 100 0 R>>", extra=(image(8, 8, bytes([0x0F]) * 8, space),)
    )
    assert (found.at(13, 20), found.at(27, 20)) == ({}, {"Cyan": 100, "Magenta": 20})


def test_an_image_that_is_a_stencil_has_the_current_colour() -> None:
    stencil = image(8, 8, bytes([0x0F]) * 8, "/ImageMask true/BitsPerComponent 1")
    found = drawn("0 .7 0 0 k " + placed("I", 10, 10), "/XObject<</I 100 0 R>>", extra=(stencil,))
    assert (found.at(13, 20), found.at(27, 20)) == ({"Magenta": 70}, {})


def test_an_inline_image() -> None:
    content = (
        b"q 50 0 0 50 20 20 cm BI /W 2 /H 2 /CS /CMYK /BPC 8 ID " + bytes([255, 0, 0, 51]) * 4 + b"\nEI Q"
    )
    assert drawn(content).at(15, 15) == {"Cyan": 100, "Black": 20}


def test_an_image_with_a_soft_mask_lets_through_what_is_under_it() -> None:
    picture = image(4, 4, bytes([255, 0, 0, 0]) * 16, "/ColorSpace/DeviceCMYK/SMask 101 0 R")
    mask = image(4, 4, bytes([128]) * 16, "/ColorSpace/DeviceGray")
    found = drawn(
        f"0 0 1 0 k {patch(0, 0, 60)} f " + placed("I", 10, 10),
        "/XObject<</I 100 0 R>>",
        extra=(picture, mask),
    )
    assert found.at(20, 20) == {"Cyan": 50, "Yellow": 50}


def test_colours_masked_out_of_an_image_are_not_there() -> None:
    picture = image(2, 1, bytes([10, 0, 0, 0, 200, 0, 0, 0]), "/ColorSpace/DeviceCMYK/Mask[0 20 0 0 0 0 0 0]")
    found = drawn(
        f"0 0 1 0 k {patch(0, 0, 60)} f " + placed("I", 10, 10), "/XObject<</I 100 0 R>>", extra=(picture,)
    )
    assert (found.at(13, 20), found.at(27, 20)) == ({"Yellow": 100}, {"Cyan": 78})


def test_a_shading_runs_on_its_plates() -> None:
    shade = f"<<{AXIS}/ColorSpace/DeviceCMYK/Function{FADE.format('0 0 0 0', '1 0 0 .5')}>>"
    found = drawn("/H sh", f"/Shading<</H {shade}>>")
    middle = found.at(30, 30)
    assert (middle["Cyan"], middle["Black"]) == (pytest.approx(50, abs=2), pytest.approx(25, abs=2))


def test_a_shading_in_a_spot_colour() -> None:
    shade = f"<<{AXIS}/ColorSpace{SPOT}/Function{FADE.format(1, 0)}>>"
    found = drawn("/H sh", f"/Shading<</H {shade}>>")
    assert set(found.at(30, 30)) == {"Gold"}
    assert found.at(30, 30)["Gold"] == pytest.approx(50, abs=2)


def test_a_mesh_keeps_its_corners_inks() -> None:
    corner = (
        bytes([0, 0, 0, 255, 0, 0, 0]),
        bytes([0, 255, 0, 255, 0, 0, 0]),
        bytes([0, 0, 255, 255, 0, 0, 0]),
    )
    mesh = stream(
        b"".join(corner),
        "/ShadingType 4/ColorSpace/DeviceCMYK/BitsPerCoordinate 8/BitsPerComponent 8/BitsPerFlag 8"
        "/Decode[0 170 0 170 0 1 0 1 0 1 0 1]",
    )
    assert drawn("/H sh", "/Shading<</H 100 0 R>>", extra=(mesh,)).at(10, 10) == {"Cyan": 100}


def test_a_pattern_of_tiles_is_painted_in_its_inks() -> None:
    tile = stream(
        b"0 0 0 .4 k 0 0 10 10 re f",
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>",
    )
    found = drawn(f"/Pattern cs /P scn {patch(10, 10)} f", "/Pattern<</P 100 0 R>>", extra=(tile,))
    assert found.at(20, 20) == {"Black": 40}


def test_a_pattern_without_colour_takes_the_one_it_is_given() -> None:
    tile = stream(
        b"0 0 10 10 re f",
        "/PatternType 1/PaintType 2/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>",
    )
    found = drawn(
        f"/C cs 0 .3 0 0 /P scn {patch(10, 10)} f",
        "/ColorSpace<</C[/Pattern/DeviceCMYK]>>/Pattern<</P 100 0 R>>",
        extra=(tile,),
    )
    assert found.at(20, 20) == {"Magenta": 30}


def test_a_pattern_that_is_a_shading() -> None:
    fade = FADE.format("0 .6 0 0", "0 .6 0 0")
    shade = f"<</PatternType 2/Shading<<{AXIS}/ColorSpace/DeviceCMYK/Function{fade}>>>>"
    found = drawn(f"/Pattern cs /P scn {patch(10, 10)} f", f"/Pattern<</P {shade}>>")
    assert found.at(20, 20) == {"Magenta": 60}


def test_glyphs_that_are_drawings_have_their_inks() -> None:
    glyph = stream(b"1000 0 d0 0 .5 0 0 k 0 0 1000 1000 re f", "")
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 100 0 R>>"
        "/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>>>"
    )
    found = drawn("BT /F 60 Tf 30 30 Td (a) Tj ET", f"/Font<</F {font}>>", extra=(glyph,))
    assert found.at(20, 20) == {"Magenta": 50}


def test_rgb_without_a_press_is_separated_as_presses_usually_are() -> None:
    found = drawn(f"0 0 0 rg {patch(0, 0)} f 1 0 0 rg {patch(30, 30)} f")
    assert found.at(10, 10) == {"Cyan": 75, "Magenta": 68, "Yellow": 67, "Black": 90}
    assert found.at(40, 40) == {"Magenta": 100, "Yellow": 100}


def test_rgb_with_a_profile_goes_through_it() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    space = "/ColorSpace<</I[/ICCBased 100 0 R]>>"
    found = drawn(f"/I cs 1 0 0 scn {patch(10, 10)} f", space, extra=(stream(profile, "/N 3"),))
    assert found.at(20, 20) == {"Magenta": 100, "Yellow": 100}


def test_lab_white_is_paper_and_lab_black_is_heavy() -> None:
    space = "/ColorSpace<</L[/Lab<</WhitePoint[.9642 1 .8249]/Range[-128 127 -128 127]>>]>>"
    found = drawn(f"/L cs 100 0 0 scn {patch(0, 0)} f 0 0 0 scn {patch(30, 30)} f", space)
    assert found.at(10, 10) == {}
    assert found.at(40, 40)["Black"] > 80


@pytest.mark.parametrize(("rotate", "x", "y"), [(0, 5, 5), (90, 5, 55), (180, 55, 55), (270, 55, 5)])
def test_plates_lie_as_the_page_is_shown(rotate: int, x: float, y: float) -> None:
    assert drawn(f"1 0 0 0 k {patch(0, 0, 10)} f", entries=f"/Rotate {rotate}").at(x, y) == {"Cyan": 100}


def test_a_hidden_layer_puts_nothing_on_paper() -> None:
    data = one_page(
        f"/OC /L BDC 1 0 0 0 k {patch(10, 10)} f EMC",
        "/Properties<</L 100 0 R>>",
        extra=(b"<</Type/OCG/Name(x)>>",),
    )
    hidden = data.replace(
        b"/Type/Catalog", b"/Type/Catalog/OCProperties<</OCGs[100 0 R]/D<</OFF[100 0 R]>>>>"
    )
    for each, most in ((data, 255), (hidden, 0)):
        (found,) = all_plates(each)
        assert isinstance(found, PagePlates)
        assert int(found.plate("Cyan").max()) == most


def test_a_page_that_draws_without_end_is_told_and_the_others_are_drawn() -> None:
    found = all_plates(form_laughs(9))
    assert [type(each) for each in found] == [PageFault]


def test_pages_come_in_order_and_broken_ones_do_not_stop_the_rest() -> None:
    pages = [
        page(content=b"1 0 0 0 k 0 0 9 9 re f"),
        page(content=b"xx", filters="/Filter/FlateDecode"),
        page(),
    ]
    found = all_plates(pdf(*pages * 7))
    assert [each.number for each in found if isinstance(each, PagePlates | PageFault)] == list(range(1, 22))
    assert sum(isinstance(each, PagePlates) for each in found) >= 14


def test_an_image_that_cannot_be_decoded_is_told() -> None:
    broken = image(4, 4, b"nonsense", "/ColorSpace/DeviceCMYK/Filter/DCTDecode")
    (found,) = all_plates(one_page(placed("I", 10, 10), "/XObject<</I 100 0 R>>", extra=(broken,)))
    assert isinstance(found, PagePlates)
    assert len(found.unread) == 1


def test_resources_may_be_those_of_the_page_trees_node() -> None:
    data = one_page(f"/S cs 1 scn {patch(10, 10)} f").replace(b"/Resources<<>>", b"")
    data = data.replace(b"/Type/Pages", f"/Type/Pages/Resources<</ColorSpace<</S {SPOT}>>>>".encode())
    (found,) = all_plates(data)
    assert isinstance(found, PagePlates)
    assert found.names == ("Black", "Gold")


@pytest.mark.parametrize("entries", ["/N 4/Filter/FlateDecode", "/N 4/Filter/NoSuchFilter"])
def test_a_press_profile_that_cannot_be_decoded_counts_as_none(entries: str) -> None:
    intent = "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/DestOutputProfile 100 0 R>>]"
    one = page((60, 60), bleed=0, content=f"0 0 0 1 k {patch(20, 20)} f".encode())
    [made] = all_plates(pdf(one, extra=(stream(b"no profile", entries),), catalog=intent))
    assert isinstance(made, PagePlates)
    assert made.names == ("Black",)
