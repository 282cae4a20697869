"""What is wrong with files that others built, file by file: the check that must tell it, and who says so.

`oracle` names who says it: `row` is the verdict of the corpus itself (of the program or suite the file comes from), and
`veraPDF` that of its suite. A figure is either one that PDFium measures anew in the test (`ppi`), or reckoned by hand,
as `by_hand` shows.
"""

from dataclasses import dataclass

from preflight.check import Setting
from preflight.facts import Rect
from preflight_builders import POINTS_PER_MM

__all__ = ["FAULTS", "KINDS_OF_FILES", "LEFT_OUT", "SOUND_FOR_US", "STRUCTURE", "Fault"]


@dataclass(frozen=True)
class Fault:
    """One fault of one file: what must be told of it, on which pages, side, with which figure, in which place.

    `order` adds to what the row of the file names; `setting` changes one of a check.
    """

    file: str
    check: str
    case: str
    pages: str = ""
    side: str = ""
    measured: float | str | None = None
    by_hand: str = ""
    ppi: bool = False
    place: Rect | None = None
    oracle: str = "row"
    order: tuple[tuple[str, object], ...] = ()
    setting: tuple[str, str, Setting] | None = None
    inks: frozenset[str] = frozenset()


def _points(left: float, bottom: float, right: float, top: float) -> Rect:
    x0, y0, x1, y1 = (edge / POINTS_PER_MM for edge in (left, bottom, right, top))
    return x0, y0, x1, y1


_FOUR = (("colours_front", ("Cyan", "Magenta", "Yellow", "Black")),)
_BLEED = (("bleed_mm", 3.0),)

_SYNTHETIC = (
    Fault("syn-bad_1bit_200.pdf", "low-resolution-line-art", "coarse", "1", ppi=True),
    Fault("syn-bad_annotation_in_trim.pdf", "comments", "note", "1"),
    Fault("syn-bad_boxes_nesting.pdf", "box-nesting", "outside", "1", "all sides", 30.94,
          by_hand="the paper ends at 612.28 pt, the TrimBox at 700 pt: 87.72 pt are 30.94 mm"),
    Fault("syn-bad_embedded_file.pdf", "attachments", "attached", measured=1.0, by_hand="one file is attached"),
    Fault("syn-bad_hairline_tint.pdf", "thin-line-inks", "tint-of-several", "1", measured=0.3,
          by_hand="`0.3 w` on an upright page"),
    Fault("syn-bad_highres_1200.pdf", "high-resolution", "picture", "1", ppi=True),
    Fault("syn-bad_launch.pdf", "active-content", "launch"),
    Fault("syn-bad_lowres_180.pdf", "low-resolution", "low", "1", ppi=True),
    Fault("syn-bad_lowres_72.pdf", "low-resolution", "coarse", "1", ppi=True),
    Fault("syn-bad_missing_resource.pdf", "missing-resource", "missing", "1"),
    Fault("syn-bad_mixed_sizes.pdf", "trim-size", "different", "2", measured="141.1 x 211.7",
          by_hand="400 x 600 pt"),
    Fault("syn-bad_page_count_7.pdf", "page-count", "different", measured=7.0, by_hand="pypdf, PDFium: 7 pages"),
    Fault("syn-bad_portfolio.pdf", "portfolio", "collection"),
    Fault("syn-bad_rgb_image.pdf", "colour-space", "rgb", "1"),
    Fault("syn-bad_rgb_vector.pdf", "colour-space", "rgb", "1"),
    Fault("syn-bad_small_reverse_text.pdf", "small-text", "reversed", "1", measured=4.0, by_hand="`/F 4 Tf`"),
    Fault("syn-bad_spot_alias.pdf", "spot-naming", "alias", "1"),
    Fault("syn-bad_white_text_overprint.pdf", "white-text-overprint", "white", "1"),
    Fault("syn-bomb_form_recursion.pdf", "content-faults", "senseless", "1"),
    Fault("syn-dmg_bad_startxref.pdf", "unreadable-file", "repaired"),
    Fault("syn-dmg_crlf_mangled.pdf", "ascii-transfer", "broken"),
    Fault("syn-bad_truncated_jpeg.pdf", "damaged-image", "broken", "1"),
    Fault("syn-dmg_truncated_60.pdf", "unreadable-file", "cut-off"),
    Fault("syn-dmg_truncated_98.pdf", "unreadable-file", "cut-off"),
    Fault("syn-info_no_output_intent.pdf", "output-intent", "missing"),
    Fault("syn-warn_encrypted_rc4.pdf", "encrypted", "restricted"),
    Fault("syn-warn_layers_hidden.pdf", "layer-visibility", "hidden", "1"),
    Fault("syn-warn_type3_font.pdf", "font-kind", "type-3", "1"),
)  # fmt: skip

_YOB = (
    Fault("yob-bleedbox_larger_than_mediabox.pdf", "box-nesting", "outside", "1", "right, top", 3.53,
          by_hand="622 x 802 pt around 612 x 792 pt: 10 pt are 3.53 mm"),
    Fault("yob-cropbox_doesnt_match_mediabox.pdf", "crop-box", "differs", "1"),
    Fault("yob-image_no_bleed.pdf", "missing-bleed", "art", "1", "all sides", order=_BLEED),
    Fault("yob-rectangle_no_bleed.pdf", "missing-bleed", "art", "1", "all sides", order=_BLEED),
    Fault("yob-jbig2.pdf", "image-coding", "jbig2", "1"),
    Fault("yob-low_ppi_image_within_form_xobject.pdf", "low-resolution", "coarse", "1", ppi=True,
          place=_points(250.25, 401.64, 323.14, 492.52)),
    Fault("yob-piece_info.pdf", "private-data", "private"),
    Fault("yob-spot.pdf", "spot-colours", "not-ordered", order=_FOUR,
          inks=frozenset({"PANTONE 1788 M", "Orange"})),
    Fault("yob-transparency.pdf", "transparency", "present", "2", place=_points(99, 540.89, 301, 742.89)),
    Fault("yob-two_mismatched_pages.pdf", "mixed-sizes", "different", "2"),
    Fault("yob-version_1_4.pdf", "pdf-version", "newer", measured="1.4",
          by_hand="PDF/X-1a:2001 is PDF 1.3", setting=("pdf-version", "newest", "1.3")),
)  # fmt: skip

_CABINET = (
    Fault("opf-calistoMTNoFontsEmbedded.pdf", "font-not-embedded", "missing", "1"),
    Fault("opf-corruptionOneByteMissing.pdf", "unreadable-file", "repaired"),
    Fault("opf-encryption_notextaccess.pdf", "encrypted", "restricted"),
    Fault("opf-fileAttachment.pdf", "attachments", "attached"),
    Fault("opf-javascript.pdf", "active-content", "script"),
)


def _vera(end: str, check: str, case: str, pages: str = "") -> Fault:
    return Fault(f"vera-veraPDF_test_suite_{end}.pdf", check, case, pages, oracle="veraPDF")


_VERA = (
    _vera("6-1-13-t09-fail-c", "implausible-size", "small", "1"),
    _vera("6-1-4-t03-fail-a", "unreadable-file", "repaired"),
    _vera("6-1-5-t01-fail-a", "metadata-differs", "differs"),
    _vera("6-1-5-t01-fail-c", "metadata-differs", "differs"),
    _vera("6-1-5-t01-fail-d", "metadata-differs", "differs"),
    _vera("6-2-10-4-1-t01-fail-d", "font-not-embedded", "missing", "1"),
    _vera("6-2-10-9-t01-fail-c", "missing-glyph", "shown", "1"),
    _vera("6-2-3-3-t01-fail-c", "colour-space", "rgb", "1"),
    _vera("6-2-3-3-t01-fail-f", "colour-space", "rgb", "1"),
    _vera("6-2-4-3-t01-fail-a", "colour-space", "rgb", "1"),
    _vera("6-2-4-3-t01-fail-e", "colour-space", "rgb", "1"),
    _vera("6-2-4-3-t01-fail-h", "colour-space", "rgb", "1"),
    _vera("6-2-4-3-t01-fail-l", "colour-space", "rgb", "1"),
    _vera("6-2-4-3-t01-fail-r", "colour-space", "rgb", "1"),
    _vera("6-2-5-t05-fail-c", "device-settings", "curves", "1"),
    _vera("6-2-8-1-t01-fail-a", "replaced-image", "alternates", "1"),
    _vera("6-2-8-2-t01-fail-a", "replaced-image", "elsewhere", "1"),
    _vera("6-2-8-3-t01-fail-b", "image-coding", "jpeg-2000", "1"),
    _vera("6-2-8-3-t05-fail-a", "image-coding", "jpeg-2000", "1"),
    _vera("6-2-8-t03-fail-a", "rendering-intent", "unknown", "1"),
    _vera("6-2-9-1-t01-fail-b", "postscript-object", "program", "1"),
    _vera("6-2-9-1-t01-fail-c", "postscript-object", "program", "1"),
    _vera("6-3-1-t01-fail-a", "multimedia", "media", "1"),
    _vera("6-3-1-t01-fail-c", "multimedia", "media", "1"),
    _vera("6-4-2-t01-fail-a", "form-fields", "xfa"),
    _vera("6-9-t02-fail-a", "attachments", "attached"),
    _vera("6-9-t03-fail-b", "attachments", "attached"),
    Fault("vera-PDF_A-4_6.2_Graphics_6.2.2_Content_streams_veraPDF_test_suite_6-2-2-t03-fail-a.pdf",
          "missing-resource", "missing", "1", oracle="veraPDF"),
)  # fmt: skip

FAULTS = (*_SYNTHETIC, *_YOB, *_CABINET, *_VERA)
"""What must be told."""

LEFT_OUT = {
    "syn-bomb_flate_80mb.pdf": "refused before a check could look; a person is told so",
    "syn-bomb_form_billion.pdf": "refused before a check could look; a person is told so",
    "syn-np_ai_pdf_compatible.ai": "no fault: it is taken as the PDF it holds",
    "yob-artbox_and_trimbox.pdf": "a fault in PDF/X alone, which sheet-fed printing does not ask for",
}
"""Files with a fault that no check tells, and why."""

KINDS_OF_FILES = (
    "syn-np_poly.eps", "syn-np_ps_loop.ps", "syn-np_truncated.jpg", "syn-np_zip_bomb.zip", "syn-np_zip_slip.zip",
)  # fmt: skip
"""Files that are no PDF: stopped, each with the words of its kind, which the suite of other kinds holds."""

STRUCTURE = frozenset(
    {
        "unreadable-file",
        "not-a-pdf",
        "archive-unsafe",
        "encrypted",
        "missing-resource",
        "damaged-image",
        "ascii-transfer",
        "content-faults",
        "page-count",
    }
)
"""The checks that tell of damage in the structure."""

SOUND_FOR_US = {
    "opf-Neddy_Flyer_HeatherRyan.pdf": "an older qpdf warned, today's does not",
    "opf-calistoMTNoFontsEmbedded.pdf": "an older qpdf warned, today's does not",
    "opf-gov495712.pdf": "an older qpdf warned, today's does not",
    "pdfminer-simple5.pdf": "`endobj` is missing after objects that are whole; every reader goes on",
    "qpdf-bad25.pdf": "an object that no page needs; what is needed is read one by one",
    "qpdf-bad26.pdf": "an object that no page needs; what is needed is read one by one",
    "qpdf-bad27.pdf": "an object that no page needs; what is needed is read one by one",
    "qpdf-bad32.pdf": "an object that no page needs; what is needed is read one by one",
    "qpdf-linearization-large-vector-alloc.pdf": "the hint table alone, which only browsers use",
    "qpdf-stream-line-enders.pdf": "odd line ends after `stream`, which every reader takes",
    "vera-veraPDF_test_suite_6-1-12-t02-fail-a.pdf": "an older qpdf warned, today's does not",
    "vera-veraPDF_test_suite_6-1-7-1-t01-fail-a.pdf": "an odd line end after `stream`, which every reader takes",
    "yob-jbig2.pdf": "qpdf alone cannot decode JBIG2",
    "yob-transparency.pdf": "an older qpdf warned, today's does not",
}
"""Files that qpdf warned of and none of STRUCTURE tells of, and why."""
