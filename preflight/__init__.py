"""What would go wrong on press: facts of a file, checks against an order, a report.

Names are fetched when first asked for (PEP 562): importing `preflight.sandbox` first thing in a
program must not draw in the rest of the package.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from preflight.by_order import Ordered, ordered
    from preflight.engine import evaluate, evaluate_early, not_checked
    from preflight.expected import Expected
    from preflight.facts import FACTS_SCHEMA, Facts, PageFacts
    from preflight.fixup import Area, Fix, Proposal
    from preflight.fixup_registry import registered_fixups
    from preflight.imports.beside import ForeignWeight, with_foreign
    from preflight.imports.callas import callas_findings, callas_json_findings
    from preflight.imports.foreign_report import ForeignReport, ForeignReportError
    from preflight.imports.pitstop import pitstop_findings
    from preflight.inks import ink_limit
    from preflight.languages import LOCALES, Words, translation_of, words
    from preflight.mending.why_not import NotFixed, WhyNot, why_not
    from preflight.notes import Note, notes_of
    from preflight.offers import OfferWords, left_alone, offer_words
    from preflight.parts import Progress, Watch, unwatched
    from preflight.picture import (
        NoPicture,
        Picture,
        PictureFailure,
        PictureWish,
        pack_picture,
        picture_renderer,
        unpack_picture,
    )
    from preflight.pixels.pixel_facts import PIXELS_SCHEMA, PagePixels, PixelFacts
    from preflight.profile import Profile, load_profile
    from preflight.propose import proposals
    from preflight.recipes import recipe_for, words_for
    from preflight.registry import registered_checks
    from preflight.report import (
        REPORT_SCHEMA,
        Crashed,
        Explained,
        Finding,
        FixedFinding,
        Place,
        Report,
        Severity,
        Skipped,
        Verdict,
        verdict_of,
        with_fixed,
    )
    from preflight.reports.html import html_report
    from preflight.reports.viewed import FileView, PageView, page_view, pages_to_show
    from preflight.sandbox import (
        CollectFailure,
        Fixed,
        Limits,
        annotated,
        collect,
        draw_page,
        fixed,
        measure_pixels,
        read_report,
    )

__all__ = [
    "FACTS_SCHEMA",
    "LOCALES",
    "PIXELS_SCHEMA",
    "REPORT_SCHEMA",
    "Area",
    "CollectFailure",
    "Crashed",
    "Expected",
    "Explained",
    "Facts",
    "FileView",
    "Finding",
    "Fix",
    "Fixed",
    "FixedFinding",
    "ForeignReport",
    "ForeignReportError",
    "ForeignWeight",
    "Limits",
    "NoPicture",
    "NotFixed",
    "Note",
    "OfferWords",
    "Ordered",
    "PageFacts",
    "PagePixels",
    "PageView",
    "Picture",
    "PictureFailure",
    "PictureWish",
    "PixelFacts",
    "Place",
    "Profile",
    "Progress",
    "Proposal",
    "Report",
    "Severity",
    "Skipped",
    "Verdict",
    "Watch",
    "WhyNot",
    "Words",
    "annotated",
    "callas_findings",
    "callas_json_findings",
    "collect",
    "draw_page",
    "evaluate",
    "evaluate_early",
    "fixed",
    "html_report",
    "ink_limit",
    "left_alone",
    "load_profile",
    "measure_pixels",
    "not_checked",
    "notes_of",
    "offer_words",
    "ordered",
    "pack_picture",
    "page_view",
    "pages_to_show",
    "picture_renderer",
    "pitstop_findings",
    "proposals",
    "read_report",
    "recipe_for",
    "registered_checks",
    "registered_fixups",
    "translation_of",
    "unpack_picture",
    "unwatched",
    "verdict_of",
    "why_not",
    "with_fixed",
    "with_foreign",
    "words",
    "words_for",
]

_HOME = {
    "Area": "preflight.fixup",
    "Fix": "preflight.fixup",
    "Fixed": "preflight.sandbox",
    "FixedFinding": "preflight.report",
    "NotFixed": "preflight.mending.why_not",
    "OfferWords": "preflight.offers",
    "Ordered": "preflight.by_order",
    "ordered": "preflight.by_order",
    "Proposal": "preflight.fixup",
    "WhyNot": "preflight.mending.why_not",
    "fixed": "preflight.sandbox",
    "left_alone": "preflight.offers",
    "offer_words": "preflight.offers",
    "proposals": "preflight.propose",
    "registered_fixups": "preflight.fixup_registry",
    "why_not": "preflight.mending.why_not",
    "with_fixed": "preflight.report",
    "FACTS_SCHEMA": "preflight.facts",
    "REPORT_SCHEMA": "preflight.report",
    "CollectFailure": "preflight.sandbox",
    "Crashed": "preflight.report",
    "Expected": "preflight.expected",
    "Explained": "preflight.report",
    "Facts": "preflight.facts",
    "FileView": "preflight.reports.viewed",
    "Finding": "preflight.report",
    "ForeignReport": "preflight.imports.foreign_report",
    "ForeignWeight": "preflight.imports.beside",
    "with_foreign": "preflight.imports.beside",
    "ForeignReportError": "preflight.imports.foreign_report",
    "LOCALES": "preflight.languages",
    "Limits": "preflight.sandbox",
    "NoPicture": "preflight.picture",
    "Note": "preflight.notes",
    "PIXELS_SCHEMA": "preflight.pixels.pixel_facts",
    "PageFacts": "preflight.facts",
    "PagePixels": "preflight.pixels.pixel_facts",
    "PageView": "preflight.reports.viewed",
    "PixelFacts": "preflight.pixels.pixel_facts",
    "Picture": "preflight.picture",
    "PictureFailure": "preflight.picture",
    "PictureWish": "preflight.picture",
    "Place": "preflight.report",
    "Profile": "preflight.profile",
    "Progress": "preflight.parts",
    "Watch": "preflight.parts",
    "Report": "preflight.report",
    "Severity": "preflight.report",
    "Skipped": "preflight.report",
    "Verdict": "preflight.report",
    "Words": "preflight.languages",
    "annotated": "preflight.sandbox",
    "callas_findings": "preflight.imports.callas",
    "callas_json_findings": "preflight.imports.callas",
    "collect": "preflight.sandbox",
    "draw_page": "preflight.sandbox",
    "evaluate": "preflight.engine",
    "evaluate_early": "preflight.engine",
    "html_report": "preflight.reports.html",
    "load_profile": "preflight.profile",
    "measure_pixels": "preflight.sandbox",
    "read_report": "preflight.sandbox",
    "not_checked": "preflight.engine",
    "notes_of": "preflight.notes",
    "pack_picture": "preflight.picture",
    "page_view": "preflight.reports.viewed",
    "pages_to_show": "preflight.reports.viewed",
    "recipe_for": "preflight.recipes",
    "registered_checks": "preflight.registry",
    "picture_renderer": "preflight.picture",
    "pitstop_findings": "preflight.imports.pitstop",
    "unpack_picture": "preflight.picture",
    "translation_of": "preflight.languages",
    "unwatched": "preflight.parts",
    "verdict_of": "preflight.report",
    "ink_limit": "preflight.inks",
    "words": "preflight.languages",
    "words_for": "preflight.recipes",
}


def __getattr__(name: str) -> object:
    """Fetch an exported name from the module that holds it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
