"""What the simulated device reads out of a ticket, with its own eyes."""

from collections.abc import Iterator
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
        files=tuple(_named_file(spec) for spec in root.iter(f"{JDF}FileSpec") if spec.get("URL")),
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


def _named_file(spec: _Element) -> NamedFile:
    size = spec.get("FileSize")
    return NamedFile(
        url=spec.get("URL", ""),
        size=int(size) if size and size.isdigit() else None,
        md5=spec.get("CheckSum", "").lower(),
        pages=_whole_pages(next(spec.iterancestors(f"{JDF}RunList"), None)),
    )


def _whole_pages(run: _Element | None) -> int | None:
    """Return how many pages the file must have: NPage, where the run list begins with its first page."""
    if run is None or not run.get("Pages", "0").startswith("0"):
        return None
    count = run.get("NPage", "")
    return int(count) if count.isdigit() else None


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
