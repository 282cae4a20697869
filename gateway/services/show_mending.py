"""A page of a file before it is mended, and of its mended copy, with what is known of that page."""

from dataclasses import dataclass

from gateway.domain.overlay import Labelled, Overlay, overlay
from gateway.services.examine_file import known_facts
from gateway.services.mend_file import mended_copy
from gateway.services.mendings import Mending
from gateway.services.scan_file import held_back
from gateway.services.shop import Shop
from gateway.services.show_pages import page_picture
from preflight import FACTS_SCHEMA, Facts, NotFixed, Picture, PictureFailure, unwatched


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as a picture; `over` is what lies over it, None where only the picture is known."""

    picture: Picture
    over: Overlay | None


def seen_before(
    shop: Shop, mendings: tuple[Mending, ...], page: int, width_px: int
) -> Sight | PictureFailure:
    """Return a page of the file as it is, with the places that would be mended."""
    findings = [finding for each in mendings for finding in each.findings]
    facts = known_facts(shop, mendings[0].sha256)
    over = _over(facts, mendings[0], [Labelled(finding, "") for finding in findings], page)
    picture = page_picture(shop, mendings[0].sha256, page, width_px)
    return picture if isinstance(picture, PictureFailure) else Sight(picture, over)


def seen_after(
    shop: Shop, mendings: tuple[Mending, ...], page: int, width_px: int
) -> Sight | PictureFailure | NotFixed:
    """Return a page of the mended copy, which is made for it; its facts are kept for when it is chosen."""
    copy = mended_copy(shop, mendings[0].sha256, [each.proposal.fix for each in mendings])
    if isinstance(copy, NotFixed):
        return copy
    over = _over(_facts_of_copy(shop, copy.sha256), mendings[0], [], page)
    picture = page_picture(shop, copy.sha256, page, width_px)
    return picture if isinstance(picture, PictureFailure) else Sight(picture, over)


def _over(facts: object, mending: Mending, findings: list[Labelled], page: int) -> Overlay | None:
    pages = facts.pages if isinstance(facts, Facts) else ()
    found = next((each for each in pages if each.number == page), None)
    return None if found is None else overlay(found, mending.expected, findings)


def _facts_of_copy(shop: Shop, sha256: str) -> Facts | None:
    known = known_facts(shop, sha256)
    if known is not None:
        return known if isinstance(known, Facts) else None
    if held_back(shop, sha256) is not None:
        return None
    facts = shop.collect(shop.blobs.local_path(sha256), sha256, unwatched)
    if not isinstance(facts, Facts):
        return None  # whoever chooses the copy has it looked at again, and told why it could not be
    with shop.store.write("copy-examined") as tx:
        tx.memory.keep_facts(sha256, FACTS_SCHEMA, facts.to_plain())
    shop.examiner.remember(sha256, facts)
    return facts
