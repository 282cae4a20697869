"""Files from a plain form (multipart/form-data), for browsers without JavaScript: straight to disk, never spooled.

The fields that stand before the first file in the form are known when it arrives; `admit` looks at them and may refuse
everything before a byte of a file is kept. So a form's hidden fields come first.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from gateway.domain.errors import BadRequestError
from gateway.domain.people import Caller
from gateway.services.fill_draft import NOWHERE, Place
from gateway.services.open_upload import refuse_without_room
from gateway.services.receive_file import add_chunks, finish_file, refuse_too_large
from gateway.services.shop import Shop
from gateway.storage.blobs import Incoming
from gateway.storage.rows import FileRow
from gateway.web.streams import Writer, pieces

MOST_PARTS = 500
_HEADER_BYTES, _HEADERS, _BOUNDARY_BYTES = 8192, 8, 70
_FIELD_BYTES = 1 << 20
FILE, SENT = "file.", "sent."
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReceivedForm:
    """What a form brought: its fields (of one given twice the last), and the file of each file field that had one."""

    fields: Fields
    files: Mapping[str, FileRow]

    @property
    def by_slot(self) -> dict[str, str]:
        """Return the id of the file for each slot: `file.<slot>` came along, `sent.<slot>` was sent before."""
        before = {name: id_ for name, id_ in self.fields.items() if name.startswith(SENT) and id_}
        along = {name.removeprefix(FILE): row.id for name, row in self.files.items()}
        return {name.removeprefix(SENT): id_ for name, id_ in before.items()} | along


def _nowhere(_field: str) -> Place:
    return NOWHERE


async def receive_multipart(
    request: Request,
    shop: Shop,
    caller: Caller,
    *,
    admit: Callable[[Fields], None],
    place: Callable[[str], Place] = _nowhere,
) -> ReceivedForm:
    """Receive a form; `place` says for the name of a file's field which draft's slot it is for.

    Raises:
        BadRequestError: it is no such form, or broke off, or has too many or too large fields.
        FileTooLargeError: a file is larger than the shop accepts.
        StorageFullError: the disk cannot take it.
    """
    length = request.headers.get("content-length", "")
    announced = int(length) if length.isdigit() else 0
    refuse_too_large(shop, max(announced - _FIELD_BYTES, 0))
    await run_in_threadpool(refuse_without_room, shop, announced)
    taker = _Taker(shop, caller, admit, place)
    try:
        async for event in _events(request):
            await taker.take(event)
    except BaseException:
        await taker.give_up()
        raise
    if not taker.files:
        admit(taker.fields)
    return ReceivedForm(taker.fields, taker.files)


@dataclass(frozen=True, slots=True)
class _Begin:
    """A part begins: a field, or a file with the name that the customer gave it."""

    field: str
    name: str | None


class _End:
    """A part ends."""


_Event = _Begin | bytes | _End


@dataclass(slots=True)
class _Reader:
    """What the parser tells, as events in their order."""

    events: list[_Event] = field(default_factory=list)
    whole: bool = False
    parts: int = 0
    _header: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _disposition: bytes = b""

    def begin(self) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise _unreadable(f"it has more than {MOST_PARTS} parts")
        self._disposition = b""

    def header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def headers_finished(self) -> None:
        _, said = parse_options_header(self._disposition)
        name = said.get(b"filename")
        self.events.append(_Begin(_text(said.get(b"name", b"")), None if name is None else _text(name)))

    def data(self, data: bytes, start: int, end: int) -> None:
        self.events.append(data[start:end])

    def part_end(self) -> None:
        self.events.append(_End())

    def end(self) -> None:
        self.whole = True


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\0", "")


async def _events(request: Request) -> AsyncIterator[_Event]:
    reader = _Reader()
    parser = _parser(request.headers.get("content-type", ""), reader)
    async for piece in pieces(request):
        try:
            parser.write(piece)
        except FormParserError as error:
            raise _unreadable(str(error)) from error
        events, reader.events = reader.events, []
        for event in events:
            yield event
    if not reader.whole:
        raise _unreadable("it ends too early")


def _parser(content_type: str, reader: _Reader) -> MultipartParser:
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 0 < len(boundary) <= _BOUNDARY_BYTES:
        raise _unreadable("it is no form with files")
    return MultipartParser(
        boundary,
        {
            "on_part_begin": reader.begin,
            "on_header_field": reader.header_field,
            "on_header_value": reader.header_value,
            "on_header_end": reader.header_end,
            "on_headers_finished": reader.headers_finished,
            "on_part_data": reader.data,
            "on_part_end": reader.part_end,
            "on_end": reader.end,
        },
        max_header_count=_HEADERS,
        max_header_size=_HEADER_BYTES,
    )


def _unreadable(why: str) -> BadRequestError:
    return BadRequestError(
        "The form could not be read.",
        why=f"Its body is not as a browser sends it: {why}.",
        fix="Load the page again and send it once more.",
    )


class _Taker:
    """Takes parts as they come: fields into memory, files to disk."""

    def __init__(
        self, shop: Shop, caller: Caller, admit: Callable[[Fields], None], place: Callable[[str], Place]
    ) -> None:
        self.fields: dict[str, str] = {}
        self.files: dict[str, FileRow] = {}
        self._shop, self._caller, self._admit, self._place = shop, caller, admit, place
        self._part = _Begin("", None)
        self._text, self._size = bytearray(), 0
        self._incoming: Incoming | None = None
        self._writer: Writer | None = None

    async def take(self, event: _Event) -> None:
        if isinstance(event, _Begin):
            self._part = event
        elif isinstance(event, _End):
            await self._end()
        elif self._part.name is None:
            self._add_text(event)
        else:
            await self._add_bytes(event)

    def _add_text(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > _FIELD_BYTES:
            raise _unreadable(f"its fields are larger than {_FIELD_BYTES >> 20} MB")
        self._text += data

    async def _add_bytes(self, data: bytes) -> None:
        if self._incoming is None or self._writer is None:
            if not self.files:
                self._admit(self.fields)
            self._incoming = await run_in_threadpool(self._shop.blobs.receive, self._shop.new_id())
            self._writer = Writer(partial(add_chunks, self._shop, self._incoming))
        await self._writer.feed(data)

    async def _end(self) -> None:
        if self._part.name is None:
            self.fields[self._part.field] = _text(bytes(self._text))
            self._text.clear()
        elif self._incoming is not None and self._writer is not None:
            await self._writer.drain()
            finish = partial(finish_file, name=self._part.name, place=self._place(self._part.field))
            row = await run_in_threadpool(finish, self._shop, self._caller, self._incoming)
            self._incoming = self._writer = None
            self.files[self._part.field] = row

    async def give_up(self) -> None:
        """Forget the file that was being received; those before it are kept."""
        if self._writer is not None:
            await self._writer.give_up()
        if self._incoming is not None:
            await run_in_threadpool(self._incoming.discard)
