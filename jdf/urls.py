"""File URLs as tickets carry them: encoded, without drive letters, without ways upward."""

import re
from typing import Final
from urllib.parse import quote

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ILLEGAL: Final = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")


def encode_url(url: str) -> str:
    """Return a URL in which everything but plain ASCII is percent-encoded as UTF-8; `%20` stays as it is.

    In a relative URL `#` and `?` are signs of a file name and encoded too.
    """
    relative = not _SCHEME.match(url)
    safe = "/%:@!$&'()*+,;=~" if relative else "/%:@!$&'()*+,;=~?#[]"
    return quote(_ESCAPE.sub("%25", url), safe=safe)


def url_fault(url: str) -> tuple[str, str]:
    """Return (code, message) of what a device would stumble over in a URL, or two empty texts.

    Clause: ICS-Base, job submission; devices differ in what they repair, none repairs all.
    """
    if "\\" in url or _DRIVE.match(url):
        return "url-windows-path", "a Windows path is no URL; write file://host/share/path"
    if _ILLEGAL.search(url) or _ESCAPE.search(url):
        return (
            "url-not-encoded",
            "blanks and letters beyond ASCII must be percent-encoded as UTF-8, such as %20",
        )
    if ".." in re.split(r"[/?#]", url.replace("%2e", ".").replace("%2E", ".")):
        return "url-goes-up", 'a URL must not climb with ".."; name the file from the ticket downwards'
    return "", ""


def is_relative(url: str) -> bool:
    """Tell whether a URL counts from the ticket's own place."""
    return not _SCHEME.match(url) and not url.startswith("/")
