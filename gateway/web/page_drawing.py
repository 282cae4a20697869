"""A page with the line it is cut at and what is the matter on it, as one picture that needs nothing else.

What lies between the cut and the ordered bleed belongs to the picture even where the page has nothing there, so that
a page before and after it was mended can be compared at one scale.
"""

from base64 import b64encode

from gateway.domain.overlay import Box, Overlay
from preflight import Picture

_LINE = 'fill="none" vector-effect="non-scaling-stroke"'


def drawn_page(picture: Picture, over: Overlay, *, height_px: int) -> str:
    """Return the page as SVG, as high as is asked for."""
    frame = _around(over)
    source = f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
    faults = "".join(
        f'<rect {_at(mark.box)} fill="#b0231c" fill-opacity=".2" stroke="#b0231c" vector-effect="non-scaling-stroke"/>'
        for mark in over.marks
    )
    bleed = (
        "" if over.bleed is None else f'<rect {_at(over.bleed)} {_LINE} stroke="#9aa0a6" stroke-width=".5"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" height="{height_px}"'
        f' width="{round(height_px * frame.width / frame.height)}">'
        f'<rect {_at(frame)} fill="#e4e7ea"/>'
        f'<rect width="{over.width_mm:g}" height="{over.height_mm:g}" fill="#fff"/>'
        f'<image width="{over.width_mm:g}" height="{over.height_mm:g}" preserveAspectRatio="none" href="{source}"/>'
        f'{bleed}<rect {_at(over.trim)} {_LINE} stroke="#2f8fe6" stroke-dasharray="5 3"/>{faults}</svg>'
    )


def _at(box: Box) -> str:
    return f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"'


def _around(over: Overlay) -> Box:
    """Return the page with the cut and its bleed, and a little air."""
    boxes = [Box(0, 0, over.width_mm, over.height_mm), over.trim, *([over.bleed] if over.bleed else [])]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    air = 0.02 * max(right - left, bottom - top)
    return Box(
        round(left - air, 2),
        round(top - air, 2),
        round(right - left + 2 * air, 2),
        round(bottom - top + 2 * air, 2),
    )
