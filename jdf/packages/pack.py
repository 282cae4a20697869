"""Gather a message or ticket with everything it names into one package, its URLs rewritten to match."""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from jdf.errors import PackageNotWritableError
from jdf.names import bare
from jdf.packages.limits import PACKAGE_LIMITS
from jdf.packages.linked import is_packed, links, relinked
from jdf.packages.mime_write import Content
from jdf.packages.safe_names import SafeNames
from jdf.xmlsafe import parse_xml

TICKET_SUFFIXES: Final = (".jmf", ".xjmf", ".jdf", ".xjdf")
ROOT_NAMES: Final = {"JMF": "root.jmf", "JDF": "root.jdf", "XJMF": "root.xjmf", "XJDF": "root.xjdf"}
"""How a document without a name is called; a ZIP's message always is, since readers look for `root.xjmf`."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What goes into a package, the root first, and the URLs that stay as they are: the receiver must reach them."""

    contents: tuple[Content, ...]
    left: tuple[str, ...]


def gather_mime(root: bytes, name: str, folder: Path, *, ids: str) -> Gathered:
    """Gather what becomes a MIME package: files get `cid:` URLs made from `ids`, such as `7f3a@gateway.example.com`.

    Args:
        root: the message or ticket.
        name: its file name; nothing outside its folder is ever taken in.
        folder: where the names in it count from.
        ids: what makes the ids of this package unlike those of any other; each is a number, a dot and this.
    """
    return _Gathering(folder, ids).gathered(root, name)


def gather_zip(root: bytes, name: str, folder: Path) -> Gathered:
    """Gather what becomes a ZIP package: files keep their relative paths where these are safe on every device."""
    return _Gathering(folder, "").gathered(root, name)


@dataclass(slots=True)
class _Gathering:
    """The state of one gathering: what each path became."""

    folder: Path
    ids: str
    names: SafeNames = field(default_factory=SafeNames)
    located: dict[str, str] = field(default_factory=dict)
    tickets: list[Content] = field(default_factory=list)
    files: list[Content] = field(default_factory=list)
    left: dict[str, None] = field(default_factory=dict)

    def gathered(self, root: bytes, name: str) -> Gathered:
        self._take_ticket(root, name, self._locate(name, ROOT_NAMES["XJMF"] if _is_xjmf(root) else name))
        return Gathered((*self.tickets, *self.files), tuple(self.left))

    def _locate(self, path: str, wished: str) -> str:
        """Give a path its place in the package."""
        number = len(self.located) + 1
        self.located[path] = f"{number}.{self.ids}" if self.ids else self.names.path(wished, number)
        return self.located[path]

    def _take_ticket(self, data: bytes, path: str, location: str) -> None:
        """Take a document in, and after it what it names."""
        mine = len(self.tickets)
        self.tickets.append(Content(location, data, posixpath.basename(path)))
        for _, _, url in links(parse_xml(data)):
            if not is_packed(url) or url[:4].lower() == "cid:":
                self.left[url] = None
        renamed = relinked(data, lambda url: self._url(url, path, location))
        self.tickets[mine] = Content(location, renamed, posixpath.basename(path))

    def _url(self, url: str, ticket: str, location: str) -> str:
        """Return what a URL of a document becomes; what it names is taken in when first met."""
        if url[:4].lower() == "cid:":
            return url
        path = posixpath.normpath(posixpath.join(posixpath.dirname(ticket), unquote(url)))
        if path not in self.located:
            self._take(path, url)
        place = self.located[path]
        if self.ids:
            return f"cid:{quote(place, safe='@')}"
        same = place == path and location == ticket
        return url if same else quote(posixpath.relpath(place, posixpath.dirname(location) or "."))

    def _take(self, path: str, url: str) -> None:
        file = self._file(path, url)
        location = self._locate(path, path)
        if file.suffix.lower() in TICKET_SUFFIXES:
            self._take_ticket(_small(file), path, location)
        else:
            self.files.append(Content(location, file, file.name))

    def _file(self, path: str, url: str) -> Path:
        """Return the file a URL means; one that leads out of the folder, also by a link, is refused."""
        base = self.folder.resolve()
        file = (base / path).resolve()
        if not file.is_relative_to(base):
            raise PackageNotWritableError(
                f"{url!r} leads out of the folder {self.folder}; put the file beside the ticket and name it so"
            )
        if not file.is_file():
            raise PackageNotWritableError(
                f"{url!r} is named and not there: {file} is no file; put it there, or name it by its http URL"
            )
        return file


def root_name(data: bytes) -> str:
    """Return how a message or ticket is called that came without a name."""
    return ROOT_NAMES.get(bare(parse_xml(data)), "root.xml")


def _is_xjmf(data: bytes) -> bool:
    return root_name(data) == ROOT_NAMES["XJMF"]


def _small(file: Path) -> bytes:
    most = PACKAGE_LIMITS.ticket_bytes
    with file.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise PackageNotWritableError(f"{file} has more than {most} bytes, too many for a ticket")
    return data
