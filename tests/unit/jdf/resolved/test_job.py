"""Nodes find what they take and give, across the tree, and inherit what they do not say."""

import pytest

from jdf import ResolvedNode, TicketUnreadableError, read_document, resolve
from jdf_builders import fixture

TREE = b"""<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J" Type="Product" Status="Waiting" JobID="J-1"
 Version="1.5" DescriptiveName="All">
 <ResourcePool><Media ID="M" Class="Consumable" Status="Available" PartIDKeys="SheetName" Weight="90">
   <Media SheetName="S1"/><Media SheetName="S2" Weight="135"/></Media>
  <ExposedMedia ID="X" Class="Handling" Status="Unavailable"><MediaRef rRef="M"><Part SheetName="S2"/></MediaRef>
   <Media Weight="300"/></ExposedMedia></ResourcePool>
 <JDF ID="C" Type="Combined" Types="Imposition RIPing DigitalPrinting" Status="Waiting" JobPartID="P1" Version="1.3">
  <ResourcePool><Media ID="Own" Class="Consumable" Status="Available"/></ResourcePool>
  <ResourceLinkPool><MediaLink rRef="M" Usage="Input" CombinedProcessIndex="2"><Part SheetName="S1"/></MediaLink>
   <ExposedMediaLink rRef="X" Usage="Output" ProcessUsage="Plate"/><LayoutLink rRef="Nothing" Usage="Input"/>
  </ResourceLinkPool></JDF>
 <JDF ID="D" Type="Folding" Status="Waiting">
  <ResourceLinkPool><MediaLink rRef="Own" Usage="Input"/></ResourceLinkPool></JDF>
</JDF>"""


def nodes() -> tuple[ResolvedNode, ...]:
    return resolve(read_document(TREE))


def test_a_node_inherits_what_all_nodes_share_and_nothing_else():
    _, combined, folding = nodes()
    assert (combined.attributes["JobID"], combined.attributes["Version"]) == ("J-1", "1.3")
    assert folding.value("Version") == "1.5"
    assert folding.value("DescriptiveName") is None
    assert "DescriptiveName" not in folding.attributes


def test_a_link_names_its_steps_and_its_partitions():
    [media] = nodes()[1].inputs("Media")
    assert (media.steps, media.processes, media.within_reach) == ((2,), ("DigitalPrinting",), True)
    [part] = media.partitions
    assert (part.value("Weight"), part.value("SheetName")) == (90.0, "S1")
    [plate] = nodes()[1].outputs()
    assert (plate.process_usage, plate.steps) == ("Plate", (0, 1, 2))


def test_a_link_to_nothing_and_one_out_of_reach_are_told():
    lost = nodes()[1].links[2]
    assert (lost.resource, lost.within_reach, lost.partitions) == (None, False, ())
    [foreign] = nodes()[2].links
    assert foreign.resource is not None
    assert not foreign.within_reach


def test_references_inside_a_resource_are_followed():
    [plate] = nodes()[1].outputs("ExposedMedia")
    assert plate.resource is not None
    weights = [each.value("Weight") for each in nodes()[1].referred(plate.resource.whole.element, "Media")]
    assert weights == [135.0, 300.0]


def test_an_xjdf_document_is_one_node_and_its_sets_are_its_links():
    [node] = resolve(read_document(fixture("xjdf-digital-process.xjdf")))
    assert node.types[0] == "Interpreting"
    kinds = {link.resource.name for link in node.links if link.resource}
    assert {"RunList", "Media"} <= kinds
    media = next(link.resource for link in node.inputs("Media"))
    assert media is not None
    assert media.whole.value("Weight") is not None


def test_a_resource_of_xjdf_is_found_by_its_part_and_by_reference():
    [node] = resolve(
        read_document(b"""<XJDF xmlns="http://www.CIP4.org/JDFSchema_2_0" JobID="J" Types="ConventionalPrinting">
    <ResourceSet Name="ExposedMedia" Usage="Input"><Resource><Part SheetName="S1" Separation="Cyan"/>
      <ExposedMedia MediaRef="M1"/></Resource><Resource DescriptiveName="else"><ExposedMedia/></Resource></ResourceSet>
    <ResourceSet Name="Media"><Resource ID="M1"><Media Weight="90"/></Resource></ResourceSet></XJDF>""")
    )
    plates = node.inputs("ExposedMedia")[0].resource
    assert plates is not None
    cyan = plates.part({"SheetName": "S1", "Separation": "Cyan"})
    assert cyan is not None
    assert [each.value("Weight") for each in node.referred(cyan.element, "Media")] == [90]
    other = plates.part({"SheetName": "S2"})
    assert other is not None
    assert other.attributes["DescriptiveName"] == "else"


def test_a_message_has_no_nodes():
    with pytest.raises(TicketUnreadableError, match="give a ticket"):
        resolve(read_document(fixture("xjmf-submit.xjmf")))
