"""One page a dialect: version, shape, files, what a profile may leave out of it, and how its tickets begin."""

from collections.abc import Iterator

from jdf import DIALECTS, LEAVE_OUT_TOPICS, XJDF_DIALECTS, Dialect
from writers import Page
from writers._markdown import code, codes, page, table

_SHAPES = {
    "product": (
        "What is wanted and never how it is made: a `Product` node for the whole, one below it for each part.",
        "an MIS, estimating, prepress that plans by itself",
    ),
    "combined": (
        "How a digital press is to print: one `Combined` node from RIP to stapler, all pages in one stream.",
        "digital presses and their front ends",
    ),
    "mispre": (
        "What is wanted as `Product` nodes, and below them prepress as gray boxes: pages, sheets, sections, plates.",
        "offset prepress that takes its work from an MIS",
    ),
    "xjdf": (
        "What is wanted, in one flat document: the product, its parts beside it, and sets of resources.",
        "an MIS that reads XJDF",
    ),
}
"""What each shape says, and whom it is made for."""

_URLS = {
    "relative": "relative to the ticket, which lies beside its files",
    "absolute": "absolute, so that the device can fetch the files from where they are",
}


_COMMAND = "jdf-gateway ticket build --form flyer --answers a.json --file single=flyer.pdf"


def pages() -> Iterator[Page]:
    """Yield a page for each dialect, and the index of all."""
    every = [*DIALECTS.values(), *XJDF_DIALECTS.values()]
    for dialect in every:
        yield f"dialects/{dialect.name}.md", _page(dialect)
    rows = [(f"[{one.name}]({one.name}.md)", one.version, *_SHAPES[one.shape]) for one in every]
    yield "dialects/index.md", page("Dialects", table(("dialect", "version", "says", "made for"), rows))


def _page(dialect: Dialect) -> str:
    says, reader = _SHAPES[dialect.shape]
    topics = LEAVE_OUT_TOPICS[dialect.shape]
    about = [
        ("version of the standard", dialect.version),
        ("shape", code(dialect.shape)),
        ("made for", reader),
        ("file URLs", _URLS[dialect.url_style]),
        ("what a profile may leave out", codes(topics) if topics else "nothing"),
    ]
    return page(
        dialect.name,
        says,
        table(("", ""), about),
        "What an order wishes and this dialect cannot say is named in the ticket's `left_out`:",
        f"```sh\n{_COMMAND} --dialect {dialect.name}\n```",
        "Why there are dialects, and how to choose: [dialects](../../explanation/dialects.md).",
    )
