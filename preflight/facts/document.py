"""All facts of one file.

A change in the meaning of any name here raises the number in FACTS_SCHEMA, so that kept facts are read anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from preflight import codec
from preflight.facts.artwork import ArtworkFacts
from preflight.facts.colour import SpaceFacts
from preflight.facts.extras import (
    ActionFacts,
    AttachmentFacts,
    Claim,
    FormFacts,
    IntentFacts,
    LayerFacts,
    Metadata,
    PageLabel,
    PdfxFacts,
    ViewerFacts,
)
from preflight.facts.marks import FontFacts
from preflight.facts.page import PageFacts

FACTS_SCHEMA = "preflight-facts/5"


@dataclass(frozen=True, slots=True)
class Encryption:
    """How the file is locked (ISO 32000-2, 7.6); `denied` names what its permissions forbid."""

    needs_password: bool
    revision: int
    bits: int
    denied: tuple[str, ...]
    method: str = ""


@dataclass(frozen=True, slots=True)
class Damage:
    """What is broken in the file's structure; all empty when it is sound.

    `refused_by` names the other readers that cannot open the file. `zeros` says that a run of nothing but zeros was
    found where data should be, `text_mode` that line ends were rewritten as if the file were text (an old fault of
    FTP). `junk_before` counts bytes before the header, `headers` how many headers there are (two: joined files).
    """

    unreadable: str
    truncated: bool
    rebuilt: bool
    repairs: tuple[str, ...]
    refused_by: tuple[str, ...] = ()
    zeros: bool = False
    text_mode: bool = False
    junk_before: int = 0
    headers: int = 1


@dataclass(frozen=True, slots=True)
class StructureFacts:
    """How the file is built: versions of header and catalog, streams of objects and cross references, and its size.

    `revisions` counts how often it was saved on top of itself. `portfolio`: it is a cover for attached files.
    """

    header_version: str = ""
    catalog_version: str = ""
    linearised: bool = False
    object_streams: bool = False
    xref_streams: bool = False
    objects: int = 0
    revisions: int = 1
    tagged: bool = False
    portfolio: bool = False
    thumbnails: bool = False
    parts: bool = False
    language: str = ""
    has_id: bool = False
    extensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one file; `page_votes` holds what each way of counting says of the number of pages.

    The ways are walked, declared and, in a rebuilt file, objects by qpdf, and pdfium and pypdf as readers of their own.
    `pdfx` is known only of a file that claims a PDF/X.
    """

    sha256: str
    size_bytes: int
    kind: str
    pdf_version: str
    producer: str
    creator: str
    encryption: Encryption | None
    damage: Damage
    page_votes: Mapping[str, int]
    pages: tuple[PageFacts, ...]
    fonts: tuple[FontFacts, ...] = ()
    spaces: tuple[SpaceFacts, ...] = ()
    structure: StructureFacts = field(default_factory=StructureFacts)
    metadata: Metadata = field(default_factory=lambda: Metadata({}, {}))
    claims: tuple[Claim, ...] = ()
    output_intents: tuple[IntentFacts, ...] = ()
    layers: tuple[LayerFacts, ...] = ()
    actions: tuple[ActionFacts, ...] = ()
    attachments: tuple[AttachmentFacts, ...] = ()
    form: FormFacts | None = None
    viewer: ViewerFacts = field(default_factory=ViewerFacts)
    page_labels: tuple[PageLabel, ...] = ()
    artwork: ArtworkFacts = field(default_factory=ArtworkFacts)
    pdfx: PdfxFacts | None = None

    def to_json(self) -> str:
        """Write the facts as JSON with schema name and version."""
        return codec.dump_bytes(self, FACTS_SCHEMA).decode()

    def to_plain(self) -> dict[str, object]:
        """Return the facts as plain values, for who keeps JSON and writes it itself."""
        return codec.to_plain(self, FACTS_SCHEMA)

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> Self:
        """Read the facts back out of such values; anything but this schema raises CodecError."""
        return codec.from_plain(cls, plain, FACTS_SCHEMA)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read facts back; anything but this schema raises CodecError."""
        return codec.load(cls, text, FACTS_SCHEMA)

    def spots(self) -> Mapping[str, tuple[int, ...]]:
        """Return each spot ink that is painted with, and the numbers of the pages it is painted on."""
        found: dict[str, set[int]] = {}
        for page in self.pages:
            for place in page.spaces:
                space = self.spaces[place]
                for ink in space.colourants if space.is_spot else ():
                    found.setdefault(ink, set()).add(page.number)
        return {ink: tuple(sorted(numbers)) for ink, numbers in sorted(found.items())}
