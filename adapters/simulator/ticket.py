"""What the simulated device reads out of a ticket, with its own eyes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element

JDF = "{http://www.CIP4.org/JDFSchema_1_1}"


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that the ticket names, and what the ticket claims about it."""

    url: str
    size: int | None
    md5: str
    pages: int | None

    @property
    def relative_path(self) -> str:
        """Return the path below the ticket's own folder; empty when the URL points anywhere else."""
        parts = urlsplit(self.url)
        path = unquote(parts.path)
        outside = parts.scheme or parts.netloc or path.startswith(("/", "\\")) or ".." in path.split("/")
        return "" if outside else path


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the ticket asks for; None and "" where it does not say."""

    gsm: float | None
    coating: str


@dataclass(frozen=True, slots=True)
class Job:
    """A ticket as far as a device cares."""

    job_id: str
    job_part_id: str
    name: str
    product_types: tuple[str, ...]
    quantity: int
    papers: tuple[Paper, ...]
    files: tuple[NamedFile, ...]


def read_job(root: _Element) -> Job:
    """Read what is to be made from which files."""
    return Job(
        job_id=root.get("JobID", ""),
        job_part_id=root.get("JobPartID", ""),
        name=root.get("DescriptiveName", ""),
        product_types=tuple(component.get("ProductType", "") for component in root.iter(f"{JDF}Component")),
        quantity=int(_number(ordered_amount(root)) or 0),
        papers=tuple(_papers(root)),
        files=tuple(_named_files(root)),
    )


def output_link(root: _Element) -> _Element | None:
    """Return the link to the finished product of the root node."""
    links = root.iterfind(f"{JDF}ResourceLinkPool/{JDF}ComponentLink")
    return next((link for link in links if link.get("Usage") == "Output"), None)


def ordered_amount(root: _Element) -> str | None:
    """Return the ordered quantity: on the output link, else in the delivery (JDF 1.5, intent products)."""
    link = output_link(root)
    amounts = [link.get("Amount")] if link is not None else []
    amounts += [item.get("Amount") for item in root.iter(f"{JDF}DropItemIntent")]
    return next((amount for amount in amounts if amount), None)


def _papers(root: _Element) -> Iterator[Paper]:
    for intent in root.iter(f"{JDF}MediaIntent"):
        yield Paper(_number(_span(intent, "Weight")), _span(intent, "FrontCoatings") or "")
    for media in root.iter(f"{JDF}Media"):
        if media.get("MediaType", "Paper") == "Paper":
            yield Paper(_number(media.get("Weight")), media.get("FrontCoatings", ""))


def _span(intent: _Element, name: str) -> str | None:
    """Return what is agreed, else what is wished, of a span."""
    span = intent.find(f"{JDF}{name}")
    return None if span is None else span.get("Actual") or span.get("Preferred")


def _named_files(root: _Element) -> Iterator[NamedFile]:
    """Yield each file once, however many run lists take pages of it."""
    named: dict[str, list[_Element]] = {}
    for spec in root.iter(f"{JDF}FileSpec"):
        if spec.get("URL"):
            named.setdefault(spec.get("URL", ""), []).append(spec)
    for url, specs in named.items():
        size = specs[0].get("FileSize")
        yield NamedFile(
            url=url,
            size=int(size) if size and size.isdigit() else None,
            md5=specs[0].get("CheckSum", "").lower(),
            pages=_whole_pages([next(spec.iterancestors(f"{JDF}RunList"), None) for spec in specs]),
        )


def _whole_pages(runs: Sequence[_Element | None]) -> int | None:
    """Return how many pages the file must have: all that the runs take, where none between them is left out."""
    taken: list[tuple[int, int]] = []
    for run in runs:
        first = "" if run is None else run.get("Pages", "0").split(" ")[0]
        count = "" if run is None else run.get("NPage", "")
        if not (first.isdigit() and count.isdigit()):
            return None
        taken.append((int(first), int(count)))
    end = 0
    for start, pages in sorted(taken):
        if start != end:
            return None
        end += pages
    return end


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
