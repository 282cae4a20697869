"""morph.js in a real browser: any tree becomes any other, and what a person is in the middle of stays."""

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from gateway.web.statics import files

pytestmark = pytest.mark.browser
ROUNDS = 300
TAGS = ("div", "p", "span", "ul", "b")


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Any:
    """A blank page with `morph` in it."""
    script = files()["morph.js"].data.decode()
    opened = chromium.new_page()
    opened.route(
        "https://page.test/*", lambda route: route.fulfill(content_type="text/html", body="<main></main>")
    )
    opened.goto("https://page.test/")
    opened.evaluate(
        "async (text) => { const url = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));"
        " window.morph = (await import(url)).morph; }",
        script,
    )
    yield opened
    opened.close()


def tree(dice: random.Random, depth: int = 0, ids: list[str] | None = None) -> str:
    """A random piece of HTML; ids are used once each."""
    ids = [f"n{number}" for number in range(12)] if ids is None else ids
    if depth > 3 or dice.random() < 0.15:
        return dice.choice(["words", "", "other words", "<!-- a remark -->"])
    tag = dice.choice(TAGS)
    attributes = "".join(f' data-{name}="{dice.randrange(3)}"' for name in "ab" if dice.random() < 0.4)
    if ids and dice.random() < 0.4:
        attributes += f' id="{ids.pop(dice.randrange(len(ids)))}"'
    inside = "".join(tree(dice, depth + 1, ids) for _ in range(dice.randrange(4)))
    if dice.random() < 0.2:
        inside += f'<input name="i{dice.randrange(4)}" value="{dice.randrange(9)}">'
    return f"<{tag}{attributes}>{inside}</{tag}>"


MORPHED = """([before, after]) => {
  const make = (text) => { const main = document.createElement('main'); main.innerHTML = text; return main; };
  const from = make(before), to = make(after), wanted = make(after);
  document.body.replaceChildren(from);
  morph(from, to);
  return [from.isEqualNode(wanted), from.outerHTML, wanted.outerHTML];
}"""


def test_any_tree_becomes_any_other(page: Page):
    dice = random.Random(20261127)
    for _ in range(ROUNDS):
        before, after = tree(dice), tree(dice)
        same, found, wanted = page.evaluate(MORPHED, [before, after])
        assert same, json.dumps([before, found, wanted])


STAYS = """() => {
  document.body.innerHTML = '<main><input id=a value=old><p id=p>x</p><input id=f type=file>'
    + '<details id=d open></details><div id=k data-keep>mine</div></main>';
  const a = document.getElementById('a');
  a.focus(); a.value = 'typed by me'; a.setSelectionRange(2, 5);
  const to = document.createElement('main');
  to.innerHTML = '<p>new first</p><p id=p>y</p><input id=a value=server><div id=k data-keep>theirs</div>'
    + '<input id=f type=file><details id=d></details>';
  const kept = ['a', 'f', 'd', 'k'].map((id) => document.getElementById(id));
  morph(document.querySelector('main'), to);
  return {
    same: ['a', 'f', 'd', 'k'].every((id, at) => document.getElementById(id) === kept[at]),
    value: a.value, caret: [a.selectionStart, a.selectionEnd], focused: document.activeElement === a,
    text: document.getElementById('p').textContent, open: document.getElementById('d').open,
    kept: document.getElementById('k').textContent, first: document.querySelector('main').firstChild.textContent,
  };
}"""


def test_focus_caret_typing_and_what_is_kept_stay(page: Page):
    found = page.evaluate(STAYS)
    assert found == {
        "same": True, "value": "typed by me", "caret": [2, 5], "focused": True, "text": "y", "open": True,
        "kept": "mine", "first": "new first",
    }  # fmt: skip


def test_a_field_that_nobody_is_in_takes_the_servers_value(page: Page):
    value = page.evaluate(
        """() => {
          document.body.innerHTML = '<main><input id=a value=1><select id=s><option>x<option>y</select></main>';
          document.getElementById('a').value = 'typed and left';
          const to = document.createElement('main');
          to.innerHTML = '<input id=a value=2><select id=s><option>x<option selected>y</select>';
          morph(document.querySelector('main'), to);
          return [document.getElementById('a').value, document.getElementById('s').value];
        }"""
    )
    assert value == ["2", "y"]
