"""A choice by keys finds the partition that is meant, and what holds there."""

import pytest

from jdf import ResolvedResource, read_document, resolve

KEYS = "SignatureName SheetName Side Separation"


def plates(usage: str = "", more: str = "") -> ResolvedResource:
    ticket = f"""<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J" Type="ConventionalPrinting" Status="Waiting">
    <ResourcePool><ExposedMedia ID="X" Class="Handling" Status="Unavailable" PartIDKeys="{KEYS}" {usage}
      Resolution="1 1">
      <Media Dimension="1 2"/>
      <ExposedMedia SignatureName="G1"><ExposedMedia SheetName="S1" Resolution="2 2">
        <ExposedMedia Side="Front"><ExposedMedia Separation="Cyan" Status="Available">
          <Media Dimension="3 4"/></ExposedMedia>
          <ExposedMedia Separation="Black"/></ExposedMedia>
        <ExposedMedia Side="Back"><ExposedMedia Separation="Cyan"/></ExposedMedia></ExposedMedia>
      <ExposedMedia SheetName="S2">{more}</ExposedMedia></ExposedMedia></ExposedMedia></ResourcePool>
    <ResourceLinkPool><ExposedMediaLink rRef="X" Usage="Input"/></ResourceLinkPool></JDF>"""
    [node] = resolve(read_document(ticket.encode()))
    [link] = node.links
    assert link.resource is not None
    return link.resource


CYAN = {"SignatureName": "G1", "SheetName": "S1", "Side": "Front", "Separation": "Cyan"}


def test_a_partition_inherits_what_it_does_not_say():
    cyan = plates().part(CYAN)
    assert cyan is not None
    assert (cyan.value("Resolution"), cyan.value("Status")) == ((2.0, 2.0), "Available")
    assert [each.value("Dimension") for each in cyan.elements("Media")] == [(3.0, 4.0)]
    black = plates().part({**CYAN, "Separation": "Black"})
    assert black is not None
    assert [each.value("Dimension") for each in black.elements("Media")] == [(1.0, 2.0)]
    assert black.attributes["Status"] == "Unavailable"
    assert black.attributes["Separation"] == "Black"


@pytest.mark.parametrize(
    ("usage", "expected"), [("", None), ('PartUsage="Implicit"', "Front"), ('PartUsage="Sparse"', None)]
)
def test_what_is_not_there_is_nothing_or_the_nearest_level(usage: str, expected: str | None):
    found = plates(usage).part({**CYAN, "Separation": "Varnish"})
    assert (found and found.keys.get("Side")) == expected


def test_sparse_falls_back_only_where_nothing_is_divided_further():
    found = plates('PartUsage="Sparse"').part({"SignatureName": "G1", "SheetName": "S2", "Side": "Front"})
    assert found is not None
    assert found.keys == {"SignatureName": "G1", "SheetName": "S2"}


def test_a_choice_that_means_several_is_none_of_them_or_what_they_share():
    wanted = {"Separation": "Cyan"}
    assert plates().part(wanted) is None
    assert [each.keys["Side"] for each in plates().parts(wanted)] == ["Front", "Back"]
    shared = plates('PartUsage="Implicit"').part(wanted)
    assert shared is not None
    assert shared.keys == {"SignatureName": "G1", "SheetName": "S1"}


def test_a_choice_that_leaves_levels_out_means_the_one_partition_that_fits():
    found = plates().part({"SheetName": "S2"})
    assert found is not None
    assert found.keys == {"SignatureName": "G1", "SheetName": "S2"}


def test_a_partition_identical_to_another_one_is_that_one_under_its_own_keys():
    identical = '<Identical><Part SignatureName="G1" SheetName="S1"/></Identical>'
    found = plates(more=identical).part({"SignatureName": "G1", "SheetName": "S2"})
    assert found is not None
    assert (found.value("Resolution"), found.keys["SheetName"]) == ((2.0, 2.0), "S2")


def test_partitions_identical_in_a_circle_end_where_they_began():
    circle = '<Identical><Part SignatureName="G1" SheetName="S2"/></Identical>'
    found = plates(more=circle).part({"SignatureName": "G1", "SheetName": "S2"})
    assert found is not None
    assert found.value("Resolution") == (1.0, 1.0)


def test_the_leaves_are_the_partitions_that_are_divided_no_further():
    assert [each.keys.get("Separation", each.keys["SheetName"]) for each in plates().leaves] == [
        "Cyan", "Black", "Cyan", "S2",
    ]  # fmt: skip
    assert plates().whole.keys == {}
