"""`jdf-gateway ticket pack` and `unpack`: tickets and all they name as one file, and back into a folder."""

import dataclasses
import secrets
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import AsJson
from gateway.cli.output import UsageError, print_json, say
from gateway.cli.ticket_words import STDIN, data_of

if TYPE_CHECKING:
    from jdf.packages import Gathered, PackagePart, Unpacked

PACKAGE_SUFFIXES = (".mjm", ".mjd", ".mime", ".zip")
_ROOTS = ((".jmf", ".xjmf"), (".jdf", ".xjdf"))
_ZIP_MAGIC = b"PK"
_SPOOLED_BYTES = 1024 * 1024


def pack(
    root: Annotated[
        Path,
        typer.Argument(
            help="The message or ticket; a folder that holds it; or - for standard input.", metavar="FILE"
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help="File to write, .mjm, .mjd or .zip; - for standard output.", metavar="FILE"
        ),
    ],
    files: Annotated[
        Path | None,
        typer.Option(help="Folder that the names in it count from; its own by default.", metavar="DIR"),
    ] = None,
    host: Annotated[str, typer.Option(help="What the ids of the parts end with.")] = "jdf-gateway.invalid",
    base64: Annotated[bool, typer.Option("--base64", help="For receivers that cannot take binary.")] = False,
    as_json: AsJson = False,
) -> None:
    """Pack a message or ticket with every file it names: MIME (`.mjm`, `.mjd`) or ZIP (`.zip`, for XJDF)."""
    from jdf.packages import MimePackage, Transfer, ZipPackage, gather_mime, gather_zip, root_name

    path = _root_of(root)
    folder = files or (Path() if str(path) == STDIN else path.parent)
    data = data_of(path)
    name = root_name(data) if str(path) == STDIN else path.name
    token = secrets.token_hex(16)
    if output.suffix.lower() == ".zip":
        found = gather_zip(data, name, folder)
        _write(output, ZipPackage(found.contents).chunks())
    else:
        found = gather_mime(data, name, folder, ids=f"{token[:12]}@{host}")
        transfer = Transfer.BASE64 if base64 else Transfer.BINARY
        _write(output, MimePackage(found.contents, secrets.token_hex(16), transfer).message())
    _tell_packed(output, found, as_json=as_json)


def _root_of(path: Path) -> Path:
    """Return the document that everything hangs on: in a folder the only message, else the only ticket."""
    if not path.is_dir():
        return path
    for suffixes in _ROOTS:
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in suffixes)
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(each.name for each in found)
            raise UsageError(f"{path} holds several: {names}.", fix="Name the one to pack.")
    raise UsageError(f"{path} holds no message and no ticket.", fix="Name the file to pack.")


def _write(output: Path, chunks: Iterable[bytes | memoryview]) -> None:
    """Write whole or not at all."""
    if str(output) == STDIN:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb", buffering=0) as file:
            for chunk in chunks:
                file.write(chunk)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _tell_packed(output: Path, found: "Gathered", *, as_json: bool) -> None:
    """Tell what went in; on standard error where the package itself goes to standard output."""
    parts = [
        {"location": each.location, "file": each.file_name, "media_type": each.kind(), "size": each.size()}
        for each in found.contents
    ]
    piped = str(output) == STDIN
    if as_json and not piped:
        print_json({"package": output, "parts": parts, "left": found.left})
        return
    if not piped:
        say(f"{output}: {len(parts)} parts", "bold")
    for url in found.left:
        typer.secho(f"left as it is, the receiver must reach it: {url}", fg="yellow", err=True)


def unpack(
    packages: Annotated[
        list[Path],
        typer.Argument(help="Packages, folders of packages, or - for standard input.", metavar="FILE..."),
    ],
    to: Annotated[
        Path, typer.Option(help="Folder to write into; several packages get a folder each.", metavar="DIR")
    ],
    as_json: AsJson = False,
) -> None:
    """Unpack MIME and ZIP packages under safe names; the tickets then name the files beside them."""
    from jdf.packages import unpack as write_parts

    paths = list(_packages_in(packages))
    own_folders = len(paths) > 1 or any(path.is_dir() for path in packages)
    told = []
    for path, folder in zip(paths, _folders(paths, to, own_folders=own_folders), strict=True):
        folder.mkdir(parents=True, exist_ok=True)
        with _opened(path) as file:
            found = write_parts(_parts(file), folder)
        told.append({"package": path, "folder": folder, **dataclasses.asdict(found)})
        if not as_json:
            _tell_unpacked(path, folder, found)
    if as_json:
        print_json({"packages": told})


def _packages_in(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.iterdir() if each.suffix.lower() in PACKAGE_SUFFIXES)
        else:
            yield path


def _folders(paths: list[Path], to: Path, *, own_folders: bool) -> Iterator[Path]:
    """Yield where each package goes; two of one name get numbers."""
    from jdf.packages import SafeNames

    names = SafeNames()
    for number, path in enumerate(paths, 1):
        yield to / names.name(path.stem, number) if own_folders else to


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a package; one from standard input is kept in a temporary file, since a ZIP is read from its end."""
    if str(path) != STDIN:
        with path.open("rb") as file:
            yield file
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED_BYTES) as kept:
        while chunk := sys.stdin.buffer.read(_SPOOLED_BYTES):
            kept.write(chunk)
        kept.seek(0)
        yield kept


def _parts(file: IO[bytes]) -> Iterator["PackagePart"]:
    from jdf.packages import read_mime, read_zip

    begin = file.read(len(_ZIP_MAGIC))
    file.seek(0)
    return read_zip(file) if begin == _ZIP_MAGIC else read_mime(file)


def _tell_unpacked(path: Path, folder: Path, found: "Unpacked") -> None:
    say(f"{path}: {len(found.parts)} parts in {folder}", "bold")
    for part in found.parts:
        say(f"  {part.path}  {part.size} bytes  {part.media_type}")
    for url in found.dangling:
        say(f"  no part answers to {url}", "yellow")
    for name in found.unread:
        say(f"  {name} is no sound XML and lies there as it came", "yellow")


COMMANDS = (
    (pack, "Example: jdf-gateway ticket pack submit.jmf -o submit.mjm"),
    (unpack, "Example: jdf-gateway ticket unpack returned.mjm --to returned/"),
)
