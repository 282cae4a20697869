"""What is true of a file that is not a PDF: a picture, an EPS, a document of another program, an archive, a table."""

from dataclasses import dataclass

from preflight.facts.colour import IccFacts


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture that is a file of its own, by what its headers say; pixels as they are stored, before it is turned.

    `mode` is Gray, RGB, CMYK, Lab, Indexed, Bitmap (one bit) or the file's own word. `ppi` is what the file says of
    itself, only a hint; (0, 0) where it says nothing. `orientation` is Exif's number (TIFF 6, tag 274): 1 is
    upright, 5 to 8 lie on their side. `frames` counts the pages of a TIFF or the frames of an animation. `quality`
    is that of a JPEG, 1 to 100, 0 where there is none; `inverted` says that its CMYK is stored as Photoshop does.
    `damage` says what is broken; `undecoded` why the pixels were not read to the end, so that damage may be unseen.
    """

    width_px: int
    height_px: int
    mode: str
    bits: int
    ppi: tuple[float, float] = (0.0, 0.0)
    icc: IccFacts | None = None
    alpha: bool = False
    orientation: int = 1
    frames: int = 1
    compression: str = ""
    quality: int = 0
    inverted: bool = False
    damage: str = ""
    undecoded: str = ""

    @property
    def shown_px(self) -> tuple[int, int]:
        """Width and height as the picture is shown, turned where its file asks for it."""
        lies = self.orientation in range(5, 9)
        return (self.height_px, self.width_px) if lies else (self.width_px, self.height_px)


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """A document of an office program, by what its own parts say; a size of (0, 0) and 0 pages are not told.

    `pages` is what the program counted when it last saved (slides of a presentation), only a hint: lines break
    otherwise on another computer. `sizes` counts how many different sizes its sections have.
    """

    page_mm: tuple[float, float] = (0.0, 0.0)
    pages: int = 0
    sizes: int = 0


@dataclass(frozen=True, slots=True)
class PackedPdfFacts:
    """A PDF that lies in a packed folder, as far as it was looked into without being written anywhere.

    `member` is its place in the list of files, counted from 0. `pages` is 0 and `trim_mm`, of its first page, (0, 0)
    where it was not looked into; `unread` says why it cannot be opened.
    """

    name: str
    member: int
    size_bytes: int
    pages: int = 0
    trim_mm: tuple[float, float] = (0.0, 0.0)
    unread: str = ""

    @property
    def file_name(self) -> str:
        """Its name without the folders it lies in."""
        return self.name.replace("\\", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What a packed folder lists, at most MOST_NAMES names of each kind; nothing of it is ever written anywhere.

    `pdfs` are its PDFs that lie beside the artwork, the likeliest first, and `looked_into` the first of those with
    their pages (of a ZIP alone); `unsafe` names that lead out of the folder, `nested` packed files inside. `layouts`
    are documents of layout programs: `links` are the files that the readable ones place, `missing` those of them that
    are nowhere in the archive, `fonts` how many font files lie in it, `fonts_used` how many fonts the readable layouts
    use, and `linked` how many files lie in its folder of links. Even the list needs a password
    where `is_list_locked`.
    """

    members: int
    packed_bytes: int
    unpacked_bytes: int
    encrypted: int = 0
    pdfs: tuple[str, ...] = ()
    unsafe: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    links: int = 0
    missing: tuple[str, ...] = ()
    fonts: int = 0
    fonts_used: int = 0
    linked: int = 0
    looked_into: tuple[PackedPdfFacts, ...] = ()
    is_list_locked: bool = False


@dataclass(frozen=True, slots=True)
class PostscriptFacts:
    """An EPS or PostScript file by its structuring comments; it is never run.

    A box of (0, 0) and 0 pages are not told. `fonts_missing` are needed and not in the file. `process` and `spots` are
    the inks it names, `preview` is tiff, wmf, epsi or empty.
    """

    box_mm: tuple[float, float] = (0.0, 0.0)
    pages: int = 0
    fonts_needed: tuple[str, ...] = ()
    fonts_missing: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    preview: str = ""
    creator: str = ""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table of data for printing (CSV, or the first sheet of an Excel workbook).

    `rows` counts rows with data under the header. `doubled` are names that several columns have, `unnamed` counts
    columns without one. `ragged`, `empty` and `formulas` count rows of another length, empty cells, and cells that
    begin like a formula; `first_...` is the first of them as a row (1 is the header) and a column's name.
    """

    columns: tuple[str, ...]
    rows: int
    encoding: str = ""
    delimiter: str = ""
    headless: bool = False
    doubled: tuple[str, ...] = ()
    unnamed: int = 0
    ragged: int = 0
    first_ragged: int = 0
    empty: int = 0
    first_empty: tuple[int, str] = (0, "")
    formulas: int = 0
    first_formula: tuple[int, str] = (0, "")
    garbled: int = 0
    first_garbled: tuple[int, str] = (0, "")


@dataclass(frozen=True, slots=True)
class ArtworkFacts:
    """What is known of a file that is not a PDF; `unread` says why less is known than its kind would tell."""

    picture: PictureFacts | None = None
    office: OfficeFacts | None = None
    archive: ArchiveFacts | None = None
    postscript: PostscriptFacts | None = None
    table: TableFacts | None = None
    unread: str = ""
