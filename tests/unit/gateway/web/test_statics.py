"""Static files: kept by browsers as long as they do not change, packed, and nothing but what we ship."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.domain.brand import Brand
from gateway.web.statics import address, brand_css, brand_version, digest, files
from gateway_builders import a_shop
from web_builders import Web


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


@pytest.mark.parametrize("name", sorted(files()))
def test_every_file_is_served_packed_and_kept(web: Web, name: str):
    answer = web.get(f"/{address(name)}", None, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.content == files()[name].data
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_browser_that_cannot_unpack_gets_it_plain(web: Web):
    answer = web.get(f"/{address('base.css')}", None, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert gzip.decompress(files()["base.css"].packed) == answer.content


def test_the_address_of_an_older_version_still_works_but_is_not_kept(web: Web):
    answer = web.get("//static/000000000000/base.css", None)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["../pages.py", "..%2Fpages.py", "base.css/", "nothing.css", "%2e%2e"])
def test_nothing_else_is_served(web: Web, name: str):
    assert web.get(f"//static/{digest()}/{name}", None).status_code == 404


def test_an_unknown_file_in_a_template_is_an_error():
    with pytest.raises(KeyError):
        address("nothing.css")


def test_the_shops_accent_stands_in_a_style_sheet_of_its_own(tmp_path: Path):
    brand = Brand(accent="#7a1f5c", dark_accent="#e0a0c8")
    web = Web(replace(a_shop(tmp_path), brand=brand))
    answer = web.get(f"//brand/{brand_version(brand)}/brand.css", None)
    assert "#7a1f5c" in answer.text
    assert answer.text == brand_css(brand)


def test_a_logo_is_served_where_no_script_in_it_could_run(tmp_path: Path):
    brand = Brand(
        logo=b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        logo_type="image/svg+xml",
    )
    web = Web(replace(a_shop(tmp_path), brand=brand))
    answer = web.get(f"//brand/{brand_version(brand)}/logo", None)
    assert "sandbox" in answer.headers["content-security-policy"]
    assert web.get("//brand/x/logo", None).headers["cache-control"] == "no-cache"


def test_a_shop_without_a_logo_has_none(web: Web):
    assert web.get("//brand/x/logo", None).status_code == 404
