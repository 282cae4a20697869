"""Any ticket or message as a short page of plain English: what is ordered, for whom, what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from jdf.compare import results_of
from jdf.errors import TicketUnreadableError
from jdf.finding import FindingSeverity
from jdf.intent.color import PROCESS_INKS, Print, Side
from jdf.intent.invariants import invariants
from jdf.intent.job import main_part
from jdf.intent.part import Part
from jdf.intent.size import Size
from jdf.job_read import ReadJob, read_order
from jdf.job_read.said import Said, Taken
from jdf.names import PRINTTALK_NAMESPACE, XmlElement, bare, clark
from jdf.summary import summary
from jdf.telling import told_of
from jdf.validate import validate
from jdf.xmlsafe import parse_xml

if TYPE_CHECKING:
    from jdf.printtalk.envelope import Credential

_MOST: Final = 12
"""How many lines of one kind a short page bears."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document in plain words: one sentence, then what there is to say of each matter."""

    kind: str
    sentence: str
    sections: tuple[Section, ...]

    def text(self) -> str:
        """Return the page as plain text."""
        told = [self.sentence]
        for section in self.sections:
            told += ["", section.title, *(f"  {line}" for line in section.lines)]
        return "\n".join(told) + "\n"


def explain(data: bytes) -> Explanation:
    """Explain an order ticket, one that says how something is made, or a message (JDF, XJDF, JMF, XJMF, PrintTalk).

    Raises:
        TicketUnreadableError: it is none of these.
        XmlRefusedError: it is no sound XML.
    """
    root = parse_xml(data)
    kind = bare(root)
    if kind in ("JMF", "XJMF"):
        return _message(root, kind)
    if root.tag == clark("PrintTalk", PRINTTALK_NAMESPACE):
        return _business(data)
    if kind not in ("JDF", "XJDF"):
        raise TicketUnreadableError(f"the root is {root.tag!r}, expected JDF, XJDF, JMF or XJMF")
    try:
        return _order(data, root, read_order(data))
    except TicketUnreadableError:
        return _process(data, root, kind)


def _order(data: bytes, root: XmlElement, job: ReadJob) -> Explanation:
    spec, head = job.spec, job.head
    pieces = f'{spec.quantity} pieces of "{spec.name}" ({spec.product_type})'
    sentence = f"Order {head.order_number or head.job_id or 'without a number'}: {pieces}."
    due = [f"due {_moment(head.due)}"] if head.due else []
    who = " ".join(each for each in (head.customer.first_name, head.customer.family_name) if each)
    customer = [
        each for each in (head.customer.company, who, head.customer.email, head.customer.phone) if each
    ]
    written = f"written by {head.agent_name or 'somebody'} {head.agent_version} on {_moment(head.created_at)}"
    sections = (
        Section("The ticket", (f"{job.dialect}, {written}", f"job {head.job_id} {head.job_part_id}", *due)),
        Section("For", (", ".join(customer),) if customer else ()),
        Section("The piece", (_size(main_part(spec).size), *told_of(spec))),
        *(
            Section(f"Part {part.id}" if len(spec.parts) > 1 else "Sheet", tuple(_part(part)))
            for part in spec.parts
        ),
        Section("Files", tuple(f"{file.part}: {file.url}" + _pages(file.pages) for file in job.files)),
        Section("Taken for granted", job.assumed),
        Section("Said beside, not part of a job", _short([each.words for each in job.unread])),
        Section("Missing or contradictory", tuple(f"{one.path}: {one.message}" for one in invariants(spec))),
        *_nodes(root, "How it is made", "Product"),
        *_after(data),
    )
    return Explanation("order", sentence, tuple(each for each in sections if each.lines))


def _part(part: Part) -> Iterator[str]:
    yield f"{part.pages or 'unknown'} pages, {_size(part.size)}"
    yield f"{_stock(part)}; {_printed(part.print)}"
    yield from told_of(part)


def _size(size: Size) -> str:
    return f"{size.trim_w_mm:g} x {size.trim_h_mm:g} mm" if size.trim_w_mm else "size not said"


def _stock(part: Part) -> str:
    weight = f" {part.media.gsm:g} g/m2" if part.media.gsm else ""
    return f"{part.media.type}{weight}"


def _printed(printing: Print) -> str:
    front = _inks(printing.front)
    if printing.back is None:
        return f"{front} on the front"
    back = _inks(printing.back)
    return f"{front} on both sides" if front == back else f"{front} on the front, {back} on the back"


def _inks(side: Side) -> str:
    """Name the inks, the four of the process as people call them."""
    if set(PROCESS_INKS) <= set(side.inks):
        return " + ".join(["four-colour", *(ink for ink in side.inks if ink not in PROCESS_INKS)])
    return " + ".join(side.inks) or "nothing"


def _pages(pages: int | None) -> str:
    return "" if pages is None else f", {pages} pages"


def _moment(at: datetime) -> str:
    return f"{at:%d %B %Y %H:%M} {at:%Z}".strip()


def _short(lines: Sequence[str]) -> tuple[str, ...]:
    """Return some lines and how many more there are."""
    once = list(dict.fromkeys(lines))
    more = len(once) - _MOST
    return (*once[:_MOST], *([f"and {more} more"] if more > 0 else []))


def _process(data: bytes, root: XmlElement, kind: str) -> Explanation:
    steps = root.get("Types") or root.get("Type") or "nothing"
    sentence = f"Job {root.get('JobID', 'without an id')}: how to make it, step by step: {steps}."
    sections = [
        Section(
            "The ticket",
            (f"{kind} {root.get('Version', '')}, {root.get('DescriptiveName', '')}".strip(", "),),
        ),
        *_nodes(root, "Nodes"),
        *(_printed_parts(data) if kind == "JDF" else ()),
        *_after(data),
    ]
    return Explanation("process", sentence, tuple(each for each in sections if each.lines))


def _nodes(root: XmlElement, title: str, without: str = "") -> Iterator[Section]:
    """Yield the nodes below the root with what they do, those of one type left out."""
    below = [node for node in root.iter(clark("JDF")) if node is not root]
    nodes = [node for node in below if node.get("Type") != without]
    lines = [
        f"{node.get('JobPartID', '')} {node.get('DescriptiveName', '')}".strip()
        + f": {node.get('Category') or node.get('Types') or node.get('Type', '')} ({node.get('Status', '')})"
        for node in nodes
    ]
    yield Section(title, _short(lines))


def _printed_parts(data: bytes) -> Iterator[Section]:
    lines = [
        f"{part.name or part.role}: {_number(part.pages)} pages, {_number(part.quantity)} pieces"
        + "".join(f", {file.url}" for file in part.files)
        for part in summary(data).parts
    ]
    yield Section("What it works on", _short(lines))


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"


def _after(data: bytes) -> Iterator[Section]:
    """Yield what a device wrote, and what a device would stumble over."""
    yield Section("What became of it", _short([each.words for each in results_of(data)]))
    errors = [
        each for each in validate(data) if each.severity is FindingSeverity.ERROR and each.code != "no-ticket"
    ]
    yield Section("A device may refuse it", _short([f"{each.message}; {each.remedy}" for each in errors]))


def _business(data: bytes) -> Explanation:
    """Say who says what to whom in business, and explain the jobs inside."""
    from jdf.printtalk import comments_of, documents_of, read_printtalk  # noqa: PLC0415 (few need it, all would wait)

    document = read_printtalk(data)
    request, header = document.request, document.header
    said = request.business if request else None
    name = said.declaration.name if said else "something unknown"
    sender = _known_by(header.sender.credentials if header and header.sender else ())
    receiver = _known_by(header.receiver.credentials if header and header.receiver else ())
    refers = f" about {request.business_ref_id}" if request and request.business_ref_id else ""
    jobs = [explain(xml) for xml in (documents_of(said) if said else ())]
    sections = [
        Section("Comment", comments_of(said) if said else ()),
        *(Section("Job", (job.sentence,)) for job in jobs),
        *(section for job in jobs for section in job.sections),
    ]
    sentence = f"PrintTalk {name} from {sender} to {receiver}{refers}."
    return Explanation("business", sentence, tuple(each for each in sections if each.lines))


def _known_by(credentials: "Sequence[Credential]") -> str:
    told = [each.identity.text for each in credentials if each.identity and each.identity.text]
    return told[0] if told else "somebody"


def _message(root: XmlElement, kind: str) -> Explanation:
    """Say who says what to whom; the parameters of each message as they stand."""
    said = Said(root, Taken(root))
    header = said.child("Header")
    sender = said.text("SenderID") or (header.text("DeviceID") if header else "") or "somebody"
    messages = [each for each in said.children_all() if each.name != "Header"]
    named = [f"{each.name} {each.text('Type')}".strip() for each in messages]
    sentence = f"{kind} message from {sender}: {', '.join(named) or 'nothing'}."
    sections = (
        Section(name, _short(list(_values(each)))) for name, each in zip(named, messages, strict=True)
    )
    return Explanation("message", sentence, tuple(each for each in sections if each.lines))


def _values(said: Said, at: str = "") -> Iterator[str]:
    """Yield every value below a message: where it stands, and what it is."""
    for key, value in said.node.attrib.items():
        if not str(key).startswith("{") and key != "Type":
            yield f"{at}{key}: {value}"
    text = said.content()
    if text:
        yield f"{at}{text}"
    for child in said.children_all():
        yield from _values(child, f"{at}{child.name} ")
