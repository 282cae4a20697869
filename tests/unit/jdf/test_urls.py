"""URLs are encoded once, and what a device cannot open is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdf.urls import encode_url, is_relative, url_fault


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("J1/cover.pdf", "J1/cover.pdf"),
        ("J1/c ä.pdf", "J1/c%20%C3%A4.pdf"),
        ("J1/c%20d.pdf", "J1/c%20d.pdf"),
        ("J1/50%.pdf", "J1/50%25.pdf"),
        ("J1/a#b?c.pdf", "J1/a%23b%3Fc.pdf"),
        ("http://host/a b?x=1#p", "http://host/a%20b?x=1#p"),
        ("file://host/out dir/", "file://host/out%20dir/"),
    ],
)
def test_a_url_is_percent_encoded_as_utf8(url: str, encoded: str):
    assert encode_url(url) == encoded


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_encoding_twice_changes_nothing_and_leaves_nothing_to_encode(url: str):
    once = encode_url(url)
    assert encode_url(once) == once
    assert url_fault(once)[0] != "url-not-encoded"


@pytest.mark.parametrize("url", ["C:\\a.pdf", "c:/a.pdf", "\\\\host\\a.pdf"])
def test_windows_paths_are_no_urls(url: str):
    assert url_fault(url)[0] == "url-windows-path"


@pytest.mark.parametrize(
    "url",
    ["file:///srv/a.pdf", "file://host/c:/a.pdf", "cid:part1@host", "http://h/a", "J1/a..b.pdf", "[1].pdf"],
)
def test_sound_urls_have_no_fault(url: str):
    assert url_fault(url) == ("", "")


def test_a_path_from_the_root_is_not_relative():
    assert [is_relative(url) for url in ("J1/a.pdf", "/a.pdf", "http://h/a.pdf")] == [True, False, False]
