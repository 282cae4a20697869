"""The sheet of keys and its switch."""

from pathlib import Path

from gateway.web.csr.verbs import VERBS
from gateway.web.csr.workbench import KEYS_COOKIE
from page_builders import Browser
from service_builders import Shelf, shelf_shop


def test_the_sheet_names_the_key_of_every_verb(tmp_path: Path):
    page = Browser(shelf_shop(tmp_path, Shelf()), "carl").get("/keys")
    shown = {kbd.text_content() for kbd in page("//kbd")}
    assert {verb.key for verb in VERBS.values()} <= shown


def test_single_keys_can_be_turned_off_and_on_again(tmp_path: Path):
    carl = Browser(shelf_shop(tmp_path, Shelf()), "carl")
    carl.get("/keys")
    carl.submit("//main//form", "keys=off")
    assert carl.cookies[KEYS_COOKIE] == "off"
    carl.submit("//main//form", "keys=on")
    assert carl.cookies[KEYS_COOKIE] == "on"
