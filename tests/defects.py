"""Deliberate defects: each operator breaks one thing in a sound ticket and says where.

An operator lists the sites of a parsed document; a site, when called, breaks the tree and returns the element
at which the validator should point. No mutant is excluded once it is made. What is left alone from the start,
because the outcome is as sound as before: channel types in XJDF (an open list there), page ranges that run to
the last page, order within XJDF's lists of audits and messages, and doubling a link of a Combined node.
"""

import copy
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from jdf import TicketFinding, parse_xml, validate
from jdf.finding import path_of
from jdf.names import XmlElement as Node
from jdf_builders import FIXTURES

Site = Callable[[], Node]
Operator = Callable[[Node, random.Random], Iterator[Site]]

XSI = "{http://www.w3.org/2001/XMLSchema-instance}type"
ENDINGS = (".jdf", ".jmf", ".xjdf", ".xjmf")

REQUIRED = {
    "JDF": ("ID", "Type", "Status", "JobPartID"), "JMF": ("SenderID", "TimeStamp", "Version"),
    "ComChannel": ("ChannelType", "Locator"), "Contact": ("ContactTypes",), "Company": ("OrganizationName",),
    "Component": ("ComponentType",), "GeneralID": ("IDUsage", "IDValue"), "Created": ("TimeStamp",),
    "Query": ("ID", "Type"), "Command": ("ID", "Type"), "Signal": ("ID", "Type"), "Response": ("ID", "Type", "refID"),
    "ArtDelivery": ("ArtDeliveryType",), "FileSpec": ("URL",), "XJDF": ("JobID", "Types"),
    "Header": ("DeviceID", "Time"),
    "ResourceSet": ("Name",), "Intent": ("Name",), "DropItem": ("Amount", "ItemRef"), "PhaseTime": ("Start", "End"),
    "ProcessRun": ("TimeStamp", "EndStatus"), "ShapeCut": (), "Notification": ("Class", "TimeStamp"),
    "JobPhase": ("Status",), "DeviceInfo": ("DeviceStatus",), "Queue": ("Status", "DeviceID"),
    "QueueEntry": ("QueueEntryID", "Status"), "QueueSubmissionParams": ("URL",), "Subscription": (),
}  # fmt: skip
CLOSED = frozenset(
    {
        "Activation", "BackCoating", "BindingOrder", "BindingSide", "ChannelType", "Class", "Collate",
        "ComponentType", "CoatingFront", "CutDepth", "DueLevel", "ElementType", "EndStatus", "From", "FrontCoating",
        "JobDetails", "MediaType", "PreflightStatus", "QueueInfo", "RunStatus", "ShapeType", "SheetLay", "Sides",
        "Status", "Surface", "To", "Transfer", "Usage", "VariableType",
    }
)  # fmt: skip
NUMBERS = frozenset(
    {
        "Amount", "BackCoatingThickness", "BlockCount", "Bleed", "Dimension", "Dimensions", "FileSize",
        "FinishedDimensions", "Height", "MediaSetCount", "NPage", "NumColors", "NumberUp", "Pages", "ReturnCode",
        "StartPage", "Step", "StepRepeat", "Thickness", "Weight", "XPosition", "YPosition", "Preferred.NumberSpan",
        "Preferred.IntegerSpan", "Actual.NumberSpan", "Actual.XYPairSpan", "Preferred.XYPairSpan",
        "Preferred.ShapeSpan", "Actual.ShapeSpan", "Preferred.TimeSpan", "JobPriority", "PercentCompleted",
    }
)  # fmt: skip
ONCE = frozenset(
    {
        "ResourcePool", "ResourceLinkPool", "AuditPool", "BindingType", "BindingSide", "FinishedDimensions",
        "Pages", "Dimensions", "Weight", "FrontCoatings", "Address", "Person", "SaddleStitching", "ColorsUsed",
        "AmountPool", "FoldingCatalog", "ProductList", "Header", "BindingIntent", "ColorIntent", "MediaIntent",
        "LayoutIntent", "StatusQuParams", "Surface", "Texture",
    }
)  # fmt: skip
USUAL_MM = ("148 210", "210 297", "85 55", "99 210", "297 420", "105 148")


def name_of(node: Node) -> str:
    return etree.QName(node).localname


def elements(root: Node) -> list[Node]:
    """Return the elements of the document's own namespace."""
    namespace = etree.QName(root).namespace
    return [node for node in root.iter("*") if etree.QName(node).namespace == namespace]


def misspelt(word: str, dice: random.Random) -> str:
    """Swap two letters, drop one or double one."""
    at = dice.randrange(1, max(2, len(word) - 1))
    kinds = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] * 2 + word[at + 1 :] if at < len(word) else word + "x",
    ]
    if at + 1 < len(word) and word[at] != word[at + 1]:
        kinds.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return dice.choice([kind for kind in kinds if kind != word and kind])


def setting(node: Node, attribute: str, value: str) -> Site:
    """Return the site that writes another value."""

    def broken() -> Node:
        node.set(attribute, value)
        return node

    return broken


def dropping(node: Node, attribute: str) -> Site:
    """Return the site that takes an attribute away."""

    def broken() -> Node:
        del node.attrib[attribute]
        return node

    return broken


def removing(node: Node) -> Site:
    """Return the site that takes an element away; its parent is the place."""

    def broken() -> Node:
        above = node.getparent()
        above.remove(node)
        return above

    return broken


def doubling(node: Node) -> Site:
    """Return the site that writes an element twice."""

    def broken() -> Node:
        node.addnext(copy.deepcopy(node))
        return node

    return broken


def is_pooled(node: Node) -> bool:
    above = node.getparent()
    return above is not None and name_of(above) == "ResourcePool"


def is_partition(node: Node) -> bool:
    above = node.getparent()
    return above is not None and above.tag == node.tag and name_of(node) != "JDF"


def links(root: Node) -> list[Node]:
    return [
        node
        for node in elements(root)
        if name_of(node).endswith("Link") and name_of(node.getparent()) == "ResourceLinkPool"
    ]


# structure


def delete_required_attribute(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        needed = REQUIRED.get(name_of(node), ())
        needed += ("ID", "Class", "Status") if is_pooled(node) else ()
        needed += ("rRef", "Usage") if node in links(root) else ()
        needed += ("DataType",) if node.get("DataType", "").endswith("Span") else ()
        for attribute in needed if not is_partition(node) else ():
            if attribute in node.attrib:
                yield dropping(node, attribute)


def delete_required_element(root: Node, _dice: random.Random) -> Iterator[Site]:
    needed = {"DropIntent", "DropItemIntent", "Part", "AuditCreated.Header", "FoldingIntent.Fold"}
    for node in elements(root):
        above = node.getparent()
        place = "" if above is None else name_of(above)
        alone = above is not None and sum(each.tag == node.tag for each in above) == 1
        if alone and (
            (name_of(node) == "DropIntent" and place == "DeliveryIntent")
            or (name_of(node) == "DropItemIntent" and place == "DropIntent")
            or (
                name_of(node) == "Header"
                and place.startswith(("Audit", "Command", "Query", "Signal", "Response"))
            )
            or (name_of(node) == "DropItem" and place == "DeliveryParams")
            or (place == "Intent" and name_of(node).endswith("Intent"))
            or f"{place}.{name_of(node)}" in needed
        ):
            yield removing(node)


def delete_resource(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Take a linked resource out of its pool: the link is the place."""
    for link in links(root):
        target = next((node for node in elements(root) if node.get("ID") == link.get("rRef")), None)

        def broken(link: Node = link, target: Node | None = target) -> Node:
            target.getparent().remove(target)
            return link

        if target is not None and is_pooled(target):
            yield broken


def rename_attribute(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        for attribute in node.attrib:
            if not attribute.startswith("{"):
                yield _renaming(node, attribute, misspelt(attribute, dice))


def _renaming(node: Node, attribute: str, other: str) -> Site:
    def broken() -> Node:
        node.set(other, node.attrib.pop(attribute))
        return node

    return broken


def rename_element(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if node is not root:
            yield _retagging(node, misspelt(name_of(node), dice))


def _retagging(node: Node, name: str) -> Site:
    def broken() -> Node:
        node.tag = f"{{{etree.QName(node).namespace}}}{name}"
        return node

    return broken


def move_element(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Hang an element below one that cannot hold it."""
    for node in elements(root):
        if name_of(node) in (
            "FileSpec",
            "Person",
            "DropIntent",
            "RunList",
            "Part",
            "Media",
            "Queue",
            "Header",
        ):
            for other in ("Address", "ComChannel", "GeneralID", "Created", "Subscription", "CustomerInfo"):
                home = next((each for each in elements(root) if name_of(each) == other), None)
                if home is not None and home not in node.iter() and home is not node.getparent():
                    yield _moving(node, home)


def _moving(node: Node, home: Node) -> Site:
    def broken() -> Node:
        copied = copy.deepcopy(node)
        home.append(copied)
        return copied

    return broken


def double_element(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Write an element twice that may stand once."""
    for node in elements(root):
        if name_of(node) in ONCE and not node.get("ID") and not is_partition(node):
            yield doubling(node)


def write_text(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Write words where none may stand."""
    for node in elements(root):
        if name_of(node) not in ("Comment", "AddressLine", "ExtendedAddress", "OrganizationalUnit"):
            yield _wording(node)


def _wording(node: Node) -> Site:
    def broken() -> Node:
        node.text = "to be done"
        return node

    return broken


def swap_order(root: Node, _dice: random.Random) -> Iterator[Site]:
    """XJDF has one order of elements."""
    if not name_of(root).startswith("XJ"):
        return
    for node in elements(root):
        following = node.getnext()
        above = node.getparent()
        free = above is None or name_of(above) in ("AuditPool", "XJMF", "Intent")
        if (
            following is not None
            and isinstance(following.tag, str)
            and following.tag != node.tag
            and not free
        ):
            yield _swapping(node, following)


def _swapping(node: Node, following: Node) -> Site:
    def broken() -> Node:
        following.addnext(node)
        return node.getparent()

    return broken


def change_class(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if is_pooled(node) and node.get("Class"):
            yield setting(node, "Class", "Handling" if node.get("Class") != "Handling" else "Intent")


def change_data_type(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        told = node.get("DataType", "")
        if told.endswith("Span"):
            yield setting(node, "DataType", "OptionSpan" if told != "OptionSpan" else "StringSpan")


# values


def retype_value(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        kind = node.get("DataType", "")
        for attribute, value in node.attrib.items():
            if attribute in NUMBERS or f"{attribute}.{kind}" in NUMBERS:
                wrong = [
                    f"{value} mm",
                    value.replace(".", ",") if "." in value else f"{value},5",
                    "many",
                    f"{value}-",
                ]
                yield setting(node, attribute, dice.choice(wrong))
            elif value in ("true", "false"):
                yield setting(node, attribute, dice.choice(["yes", "True", "2"]))


def shorten_list(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Two values become one, three two: sizes and shapes."""
    for node in elements(root):
        for attribute in (
            "Preferred",
            "Actual",
            "Dimension",
            "Dimensions",
            "FinishedDimensions",
            "CMYK",
            "TrimSize",
        ):
            parts = node.get(attribute, "").split()
            if len(parts) in (2, 3, 4) and all(re.fullmatch(r"[\d.]+", part) for part in parts):
                yield setting(node, attribute, " ".join(parts[:-1]))


def misspell_closed_value(root: Node, dice: random.Random) -> Iterator[Site]:
    opened = {"ChannelType"} if name_of(root).startswith("XJ") else set()
    for node in elements(root):
        for attribute in sorted((CLOSED - opened) & set(node.attrib)):
            value = node.get(attribute, "")
            if re.fullmatch(r"[A-Z]\w{2,}", value):
                yield setting(
                    node, attribute, dice.choice([misspelt(value, dice), value.lower(), f"My{value}"])
                )


def misspell_span(root: Node, dice: random.Random) -> Iterator[Site]:
    """A closed value inside a span, which no schema sees."""
    for node in elements(root):
        if node.get("DataType") == "EnumerationSpan":
            for attribute in ("Preferred", "Actual"):
                if attribute in node.attrib:
                    yield setting(node, attribute, misspelt(node.get(attribute, ""), dice))


def pad_closed_value(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        for attribute in ("Status", "Usage", "Activation", "Type", "ChannelType", "Sides"):
            if node.get(attribute):
                yield setting(node, attribute, f"{node.get(attribute)} ")


def lengthen(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        for attribute in (
            "JobID",
            "JobPartID",
            "ID",
            "QueueEntryID",
            "SenderID",
            "DescriptiveName",
            "CustomerID",
        ):
            if attribute in node.attrib and not name_of(root).startswith("XJ"):
                yield setting(node, attribute, (node.get(attribute, "") or "x") * 300)


# references


def malform_id(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if "ID" in node.attrib:
            yield setting(node, "ID", dice.choice([f"1{node.get('ID')}", f"{node.get('ID')} x", "", "a:b/c"]))


def double_id(root: Node, _dice: random.Random) -> Iterator[Site]:
    with_id = [node for node in elements(root) if "ID" in node.attrib]
    for node in with_id[1:]:
        yield setting(node, "ID", with_id[0].get("ID", ""))


def dangle(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        for attribute in ("rRef", "ItemRef", "ContactRef", "rRefs"):
            if attribute in node.attrib:
                yield setting(node, attribute, f"{node.get(attribute)}_gone")


def retarget(root: Node, dice: random.Random) -> Iterator[Site]:
    """Point a reference at something of another kind."""
    others = {
        node.get("ID"): name_of(node) for node in elements(root) if is_pooled(node) and "ID" in node.attrib
    }
    for node in elements(root):
        own = others.get(node.get("rRef"))
        choice = sorted(ident for ident, name in others.items() if name != own and ident)
        if own and choice:
            yield setting(node, "rRef", dice.choice(choice))


def double_link(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Two links to an intent, to parameters, to the customer."""
    for link in links(root):
        if (
            re.search(r"(Intent|Params|CustomerInfo|NodeInfo)Link$", name_of(link))
            and "Types" not in _node(link).attrib
        ):
            yield doubling(link)


def _node(node: Node) -> Node:
    here = node
    while name_of(here) != "JDF":
        here = here.getparent()
    return here


def turn_link(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Make an input an output."""
    for link in links(root):
        if _node(link).get("Type") == "Product" and name_of(link).endswith("IntentLink"):
            yield setting(link, "Usage", "Output")


def cut_required_link(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Take away an input or output that the node cannot do without."""
    for link in links(root):
        node, resource = _node(link), name_of(link).removesuffix("Link")
        kind, output = node.get("Type"), link.get("Usage") == "Output"
        alone = (
            sum(each.tag == link.tag and each.get("Usage") == link.get("Usage") for each in link.getparent())
            == 1
        )
        needed = (
            (kind == "Product" and resource == "Component" and output)
            or (
                kind == "Combined"
                and resource in ("DigitalPrintingParams", "InterpretingParams", "LayoutPreparationParams")
            )
            or (kind == "Combined" and resource == "Component" and output)
            or (kind == "Combined" and resource == "RunList" and not output)
        )
        if needed and alone:
            yield removing(link)


def cut_all_links(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if name_of(node) == "ResourceLinkPool" and _node(node).get("Type") in ("Product", "Combined"):
            yield removing(node)


def link_a_stranger(root: Node, _dice: random.Random) -> Iterator[Site]:
    """Link a RunList to a Product, an intent to a press."""
    for pool in elements(root):
        if name_of(pool) != "ResourceLinkPool" or _node(pool).get("Type") != "Product":
            continue
        for node in elements(root):
            if is_pooled(node) and name_of(node) in ("RunList", "Contact", "Media"):
                yield _linking(pool, node)


def _linking(pool: Node, node: Node) -> Site:
    def broken() -> Node:
        link = etree.SubElement(pool, f"{{{etree.QName(pool).namespace}}}{name_of(node)}Link")
        link.set("rRef", node.get("ID", ""))
        link.set("Usage", "Input")
        return link

    return broken


# nodes


def break_index(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if "CombinedProcessIndex" in node.attrib:
            yield setting(node, "CombinedProcessIndex", dice.choice(["99", "-1", "two", "0 17"]))


def misspell_process(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if name_of(node) in ("JDF", "XJDF") and node.get("Types"):
            words = node.get("Types", "").split()
            at = dice.randrange(len(words))
            words[at] = misspelt(words[at], dice)
            yield setting(node, "Types", " ".join(words))


def misspell_type(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if name_of(node) == "JDF":
            yield setting(node, "Type", misspelt(node.get("Type", ""), dice))


def empty_types(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if name_of(node) == "JDF" and node.get("Type") == "Combined":
            yield setting(node, "Types", "")


def double_job_part_id(root: Node, _dice: random.Random) -> Iterator[Site]:
    nodes = [node for node in elements(root) if name_of(node) == "JDF" and node.get("JobPartID")]
    for node in nodes[1:]:
        yield setting(node, "JobPartID", nodes[0].get("JobPartID", ""))


def lose_identity(root: Node, _dice: random.Random) -> Iterator[Site]:
    if name_of(root) == "JDF":
        yield from (dropping(root, each) for each in ("JobID", "JobPartID", "Version") if each in root.attrib)


def change_xsi_type(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if name_of(node) == "JDF" and node.get(XSI):
            yield setting(node, XSI, "Folding" if node.get(XSI) != "Folding" else "Cutting")


def break_partition(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if node.get("PartIDKeys"):
            keys = node.get("PartIDKeys", "").split()
            yield setting(node, "PartIDKeys", " ".join([*keys[:-1], misspelt(keys[-1], dice)]))
            if any(each.tag == node.tag for each in node):
                yield dropping(node, "PartIDKeys")


def break_version(root: Node, _dice: random.Random) -> Iterator[Site]:
    if "Version" in root.attrib:
        yield from (setting(root, "Version", wrong) for wrong in ("1.10", "3.0", "1.", "one", "v1.5"))


def break_namespace(root: Node, _dice: random.Random) -> Iterator[Site]:
    namespace = etree.QName(root).namespace or ""
    for wrong in (namespace.lower(), f"{namespace}/", namespace.replace("http:", "https:"), ""):
        yield _renaming_space(root, namespace, wrong)


def _renaming_space(root: Node, namespace: str, wrong: str) -> Site:
    def broken() -> Node:
        for node in list(root.iter("*")):
            if etree.QName(node).namespace == namespace:
                node.tag = f"{{{wrong}}}{name_of(node)}" if wrong else name_of(node)
        return root

    return broken


def break_root(root: Node, dice: random.Random) -> Iterator[Site]:
    yield _retagging(root, misspelt(name_of(root), dice))


# units, files, dates, amounts


def swap_units(root: Node, dice: random.Random) -> Iterator[Site]:
    """Write an everyday size, a bleed or a stock as if points were millimetres, or g were kg."""
    wrong = {"FinishedDimensions": USUAL_MM, "Dimensions": USUAL_MM, "Bleed": ("3", "2", "5")}
    wrong["Weight"] = ("0.135", "135000")
    for node in elements(root):
        for attribute in ("Preferred", "Actual") if name_of(node) in wrong else ():
            if attribute in node.attrib:
                yield _resizing(node, attribute, dice.choice(wrong[name_of(node)]))
        if name_of(node) in ("Media", "Component", "LayoutIntent", "MediaIntent"):
            for attribute in ("Dimension", "Dimensions", "FinishedDimensions", "Weight"):
                if attribute in node.attrib:
                    yield _resizing(node, attribute, dice.choice(wrong.get(attribute, USUAL_MM)))


def _resizing(node: Node, attribute: str, value: str) -> Site:
    three = len(node.get(attribute, "").split()) == 3
    return setting(node, attribute, f"{value} 0" if three else value)


def break_url(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        for attribute in ("URL", "TargetRoute", "Directory"):
            url = node.get(attribute, "")
            if url:
                wrong = [f"{url} 2", "C:\\jobs\\a.pdf", "\\\\host\\share\\a.pdf", "../a.pdf", "größe.pdf", f"{url}%zz",
                    "http://localhost/a.pdf", "http://[bad/a.pdf"]  # fmt: skip
                yield setting(node, attribute, dice.choice(wrong))


def break_date(root: Node, dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        for attribute, value in node.attrib.items():
            if re.match(r"\d{4}-\d\d-\d\dT\d\d:", value):
                wrong = [
                    "30.11.2026",
                    value[:19],
                    value[:10],
                    value.replace("T", " "),
                    f"2026-13-{value[8:]}",
                ]
                yield setting(node, attribute, dice.choice(wrong))


def negate_amount(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        for attribute in ("Amount", "NPage", "FileSize", "MediaSetCount"):
            if node.get(attribute, "0") > "0":
                yield setting(node, attribute, f"-{node.get(attribute)}")


def miscount_pages(root: Node, _dice: random.Random) -> Iterator[Site]:
    for node in elements(root):
        if (
            name_of(node) == "RunList"
            and node.get("NPage")
            and node.get("Pages")
            and "-1" not in node.get("Pages", "")
        ):
            yield setting(node, "NPage", str(int(node.get("NPage", "0")) + 2))


def rename_set(root: Node, dice: random.Random) -> Iterator[Site]:
    """XJDF says the name of a set or an intent twice: by Name and by the element inside."""
    for node in elements(root):
        if name_of(root) == "XJDF" and name_of(node) in ("ResourceSet", "Intent") and node.get("Name"):
            yield setting(node, "Name", misspelt(node.get("Name", ""), dice))


OPERATORS: tuple[Operator, ...] = (
    delete_required_attribute, delete_required_element, delete_resource, rename_attribute, rename_element, move_element,
    double_element, write_text, swap_order, change_class, change_data_type, retype_value, shorten_list,
    misspell_closed_value, misspell_span, pad_closed_value, lengthen, malform_id, double_id, dangle, retarget,
    double_link, turn_link, cut_required_link, cut_all_links, link_a_stranger, break_index, misspell_process,
    misspell_type, empty_types, double_job_part_id, lose_identity, change_xsi_type, break_partition, break_version,
    break_namespace, break_root, swap_units, break_url, break_date, negate_amount, miscount_pages, rename_set,
)  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A document with one defect, and where it is."""

    operator: str
    file: Path
    data: bytes
    place: str
    change: str


def sound_documents() -> list[Path]:
    """Return the skeletons and the golden tickets."""
    return sorted(path for path in FIXTURES.rglob("*") if path.suffix in ENDINGS)


def mutants(operator: Operator, count: int, seed: int) -> Iterator[Mutant]:
    """Yield so many mutants of an operator, spread over all documents, the same for the same seed."""
    dice = random.Random(f"{operator.__name__}-{seed}")
    files = sound_documents()
    dice.shuffle(files)
    made = 0
    for turn in range(6):
        for file in files:
            root = parse_xml(file.read_bytes())
            sites = list(operator(root, random.Random(f"{file.name}-{turn}-{seed}")))
            if not sites:
                continue
            mutant = _made(operator, file, root, dice.choice(sites))
            if mutant is not None:
                yield mutant
                made += 1
            if made == count:
                return


def _made(operator: Operator, file: Path, root: Node, site: Site) -> Mutant | None:
    before = etree.tostring(root)
    node = site()
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    place = path_of(node)
    change = _difference(before.decode(), etree.tostring(root).decode())
    return Mutant(operator.__name__, file, data, place, change) if change else None


def _difference(before: str, after: str) -> str:
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    found = next(((old, new) for old, new in pairs if old != new), None)
    return f"{found[0].strip()[:160]} -> {found[1].strip()[:160]}" if found else ""


def caught(mutant: Mutant, before: frozenset[tuple[str, str]]) -> tuple[bool, tuple[TicketFinding, ...]]:
    """Tell whether a finding that was not there before points at the place, or right beside it."""
    found = tuple(finding for finding in validate(mutant.data) if (finding.code, finding.path) not in before)
    return any(_near(finding.path, mutant.place) for finding in found), found


def _near(found: str, place: str) -> bool:
    """A finding is at the right place at the element, its parent or its child."""
    here, there = _plain(found), _plain(place)
    return here == there or here.rpartition("/")[0] == there or there.rpartition("/")[0] == here


def _plain(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path.partition("/@")[0])
