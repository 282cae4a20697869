"""A draft's files as its customer sees them: what is there, what was found, on which page, and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gateway.domain.overlay import Labelled, Overlay, overlay
from gateway.services.examine_file import Judged, Sent, examine_soon, judge_draft_file
from gateway.services.foresee_file import foreseen
from gateway.services.mendings import Mending, mendings_in, steps_of
from gateway.services.said_by_order import provenance_so_far
from gateway.services.shop import Shop
from gateway.services.tell_reading import read_elsewhere
from gateway.storage.rows import EventRow, OrderFileRow, OrderRow
from gateway.web.mended import MendingOffer, offer_of
from gateway.web.ordered import Asking, OrderedShown, ordered_shown
from gateway.web.pictures import picture_address
from order_forms import Form, expected_slots, visible
from preflight import Fix, Report, Severity, Verdict, Words, offer_words, registered_fixups
from preflight.failure import Reason

Window = tuple[int, int]
"""Which pages are shown: the first, counted from 0, and how many."""

STRIP: Window = (0, 12)
_TONES: Mapping[Severity, str] = {
    Severity.ERROR: "bad",
    Severity.SIGNOFF: "bad",
    Severity.WARNING: "warn",
    Severity.INFO: "ok",
}
_STATES: Mapping[Verdict, str] = {Verdict.STOP: "stop", Verdict.WARN: "warn", Verdict.PASS: "ok"}


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One thing found in a file, in the customer's words; `tone`: bad to mend, warn to accept, ok only told."""

    number: int
    tone: str
    title: str
    what: str
    why: str
    fix: str
    fingerprint: str
    pages: str
    ordered: tuple[OrderedShown, ...] = ()


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page of a file: its pictures, small and large, and what is drawn over them."""

    number: int
    small: str
    large: str
    over: Overlay


@dataclass(frozen=True, slots=True)
class MendedShown:
    """What was done to a file, in the words in which it was offered, and whether the shop or the customer wanted it.

    `is_other` says that another file took its place.
    """

    by: str
    words: tuple[str, ...]
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class OfferShown:
    """What the shop offers to do to a file; `inside` is how the file stands that would take its place, if one would.

    `state` is looking, gone (it cannot be had), unknown, or as of a file: stop, warn, ok.
    """

    mending: MendingOffer
    state: str = ""
    pages: int = 0
    findings: tuple[FindingShown, ...] = ()


@dataclass(frozen=True, slots=True)
class FileShown:
    """A slot with the file that counts in it, if there is one, and what is known of that.

    While a file is being read, `count` of its pages are read, `of` so many.
    """

    slot: str
    part: str
    label: str
    is_required: bool
    row: OrderFileRow | None = None
    report: Report | None = None
    count: int = 0
    pages: tuple[PageShown, ...] = ()
    findings: tuple[FindingShown, ...] = ()
    not_checked: str = ""
    of: int | None = None
    offers: tuple[OfferShown, ...] = ()
    mended: tuple[MendedShown, ...] = ()

    @property
    def state(self) -> str:
        """Return in a word how the file stands: none, looking, unknown, stop, warn, ok."""
        if self.row is None:
            return "none"
        if self.report is None or self.of is not None:
            return "looking"
        if self.not_checked == Reason.INFECTED:
            return "stop"
        return _STATES.get(self.report.verdict, "unknown")


def files_of(
    shop: Shop,
    draft: OrderRow,
    form: Form,
    locale: str,
    *,
    window: Window = STRIP,
    present: Mapping[str, OrderFileRow] | None = None,
) -> dict[str, FileShown]:
    """Return the files that the draft's answers ask for, by slot, in the order of the form."""
    with shop.store.read() as tx:
        present = tx.orders.files(draft) if present is None else present
        events = tx.events.of_order(draft.id)
    found: dict[str, FileShown] = {}
    for slot in expected_slots(form, draft.answers, locale):
        row = present.get(slot.slot)
        about = FileShown(slot.slot, slot.part, slot.label, slot.required, row)
        found[slot.slot] = (
            about
            if row is None
            else replace(
                _judged(shop, (draft, form), about, row, (locale, window)),
                mended=mended_shown(events, row, locale),
            )
        )
    return found


def mended_shown(events: Sequence[EventRow], row: OrderFileRow, locale: str) -> tuple[MendedShown, ...]:
    """Return what was done to a file on the way to what it is now, the first first."""
    return tuple(
        MendedShown(
            "shop" if step.by_staff else "customer",
            tuple(_told(fix, locale) for fix in step.fixes),
            any(_brings(fix) for fix in step.fixes),
        )
        for step in steps_of(events, row.slot, row.sha256)
    )


def _brings(fix: Fix) -> bool:
    known = registered_fixups().get(fix.id)
    return known is not None and known.bring is not None


def _told(fix: Fix, locale: str) -> str:
    return offer_words(fix, locale).customer if fix.id in registered_fixups() else fix.id


def _judged(
    shop: Shop, what: tuple[OrderRow, Form], about: FileShown, row: OrderFileRow, how: tuple[str, Window]
) -> FileShown:
    draft, form = what
    locale, window = how
    judged = judge_draft_file(
        shop, form, draft.answers, Sent(row.slot, row.sha256, row.name_given), locale=locale
    )
    if judged is None:
        return _being_read(shop, draft, about, row)
    answers = draft.answers
    asking = Asking(form, visible(form, answers).answers, provenance_so_far(form, answers), locale)
    shown = with_report(about, row, judged, address_of=draft.id, window=window, asking=asking)
    return replace(shown, offers=offers_in(shop, judged, draft.id, asking))


def _being_read(shop: Shop, draft: OrderRow, about: FileShown, row: OrderFileRow) -> FileShown:
    """Show how far another gateway is with a file; where none has begun, begin here."""
    elsewhere = read_elsewhere(shop, row.sha256)
    if elsewhere is None:
        examine_soon(shop, draft.id, row.slot, row.sha256)
        return about
    return replace(about, count=elsewhere.read, of=elsewhere.pages)


def offers_in(shop: Shop, judged: Judged, order_id: str, asking: Asking) -> tuple[OfferShown, ...]:
    """Return what the shop offers its customer to mend in a file that has been read to its end."""
    if judged.facts is None or judged.pages_in_all is not None:
        return ()
    found = mendings_in(shop, judged.slot, judged.facts, judged.report)
    return tuple(_offer(shop, order_id, each, asking) for each in found if each.proposal.for_customers)


def _offer(shop: Shop, order_id: str, mending: Mending, asking: Asking) -> OfferShown:
    """Tell an offer; one that brings another file with what is found in that."""
    offer = offer_of(order_id, mending, asking.locale)
    if not mending.file_name:
        return OfferShown(offer)
    inside = foreseen(shop, order_id, mending, asking.locale)
    if inside.report is None:
        return OfferShown(offer, "looking" if inside.is_looking else "gone")
    findings = tuple(findings_shown(inside.report, inside.words, asking))
    return OfferShown(offer, _STATES.get(inside.report.verdict, "unknown"), inside.pages, findings)


def with_report(
    about: FileShown, row: OrderFileRow, judged: Judged, *, address_of: str, window: Window, asking: Asking
) -> FileShown:
    """Return a file with what was found in it."""
    is_read = judged.facts is not None and judged.pages_in_all is None
    pages = judged.facts.pages[window[0] : sum(window)] if judged.facts is not None and is_read else ()
    labelled = [
        Labelled(finding, words.title)
        for finding, words in zip(judged.report.findings, judged.words, strict=True)
    ]
    shown = tuple(
        PageShown(
            page.number, picture_address(address_of, row.slot, row.sha256, page.number, 220),
            picture_address(address_of, row.slot, row.sha256, page.number, 1200),
            overlay(page, judged.expected, labelled, prefix=f"found-{row.slot}"),
        )
        for page in pages
    )  # fmt: skip
    return FileShown(
        about.slot, about.part, about.label, about.is_required, row, judged.report,
        len(judged.facts.pages) if judged.facts is not None else 0, shown,
        tuple(findings_shown(judged.report, judged.words, asking)),
        judged.report.crashed[0].reason if judged.report.crashed and not judged.report.findings else "",
        judged.pages_in_all,
    )  # fmt: skip


def findings_shown(report: Report, told: tuple[Words, ...], asking: Asking) -> Iterator[FindingShown]:
    """Yield what was found, in the customer's words, numbered as on the pages."""
    for number, (finding, words) in enumerate(zip(report.findings, told, strict=True), start=1):
        yield FindingShown(
            number, _TONES[finding.severity], words.title, words.customer, words.why, words.fix,
            finding.fingerprint, finding.pages, ordered_shown(finding, report.expected, asking),
        )  # fmt: skip
