"""Files: URLs a device can open, page ranges that add up (ICS-Base, job submission)."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from jdf.finding import Depth, Fault, error, warning
from jdf.names import local
from jdf.tree import URLS, Node, TicketTree
from jdf.urls import encode_url, url_fault
from jdf.values import read_integer

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF", "JMF", "XJDF", "XJMF"})


HERE_ONLY = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
_OTHER_SOURCES = ("FileFormat", "FileTemplate", "UID")


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check every URL and every RunList."""
    for attribute in URLS:
        for node, url in ticket.having(attribute):
            if url:
                yield from _url(node, attribute, url)
    for node in ticket.named("FileSpec"):
        if not node.get("URL") and not _elsewhere(node):
            yield error("file-without-url", node, "", "the file has no URL", "say where the file lies")
    for node in ticket.named("RunList"):
        yield from _pages(node)


def _elsewhere(node: Node) -> bool:
    """Tell whether a file is named otherwise: by template, in a container, or by its parent partition."""
    above = node.getparent()
    return (
        any(node.get(name) for name in _OTHER_SOURCES)
        or len(node) > 0
        or (above is not None and above.tag == node.tag and bool(above.get("URL")))
    )


def _url(node: Node, attribute: str, url: str) -> Iterator[Fault]:
    code, message = url_fault(url)
    if code:
        told = warning if code == "url-not-encoded" and _is_iri(url) else error
        yield told(code, node, attribute, f"{url!r}: {message}", "correct the URL")
        return
    try:
        host = urlsplit(url).hostname
    except ValueError:
        yield error("url-malformed", node, attribute, f"{url!r} cannot be read as a URL", "correct the URL")
        return
    if host in HERE_ONLY:
        yield warning(
            "url-of-this-machine",
            node,
            attribute,
            f"{url!r} means the device's own disk or server",
            "name the host as the device sees it",
        )


def _is_iri(url: str) -> bool:
    """Tell whether a URL has letters beyond ASCII and no other fault: the schema allows it, devices differ."""
    return not url_fault(encode_url(url))[0] and not any(sign in url for sign in ' "<>^`{|}\t')


def _pages(node: Node) -> Iterator[Fault]:
    """NPage equals the number of pages in Pages, where both say it; indices count from 0."""
    pages, n_page = node.get("Pages", ""), node.get("NPage", "")
    if "~" in pages.replace(" ~ ", ""):
        message = f'Pages "{pages}" is a range without blanks around the sign'
        yield warning("range-without-blanks", node, "Pages", message, 'write it as "0 ~ 7"; devices differ')
    count = _count(pages) if local(node.tag) else _count_pairs(pages)
    if count is None or not n_page.isdigit() or count == int(n_page):
        return
    yield error(
        "pages-differ",
        node,
        "Pages",
        f'Pages "{pages}" are {count} pages, NPage says {n_page}',
        f'count from 0: {n_page} pages are "0 ~ {max(int(n_page) - 1, 0)}"',
    )


def _count_pairs(pages: str) -> int | None:
    """Count the pages of an XJDF list: pairs of first and last."""
    words = pages.split()
    if len(words) % 2:
        return None
    return _count(" ".join(f"{first}~{last}" for first, last in zip(words[::2], words[1::2], strict=True)))


def _count(pages: str) -> int | None:
    """Count the pages of a range list; None where it is open or malformed (which the type check reports)."""
    words = pages.replace(" ~ ", "~").split()
    total = 0
    for word in words:
        first, _, last = word.partition("~")
        try:
            low, high = read_integer(first), read_integer(last or first)
        except ValueError:
            return None
        if low < 0 or high < 0:
            return None
        total += abs(high - low) + 1
    return total if words else None
