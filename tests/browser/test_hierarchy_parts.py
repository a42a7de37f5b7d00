"""The parts of the picture of the hierarchy that draw nothing: address, tree, places of cards, lines of names, files.

They are bundled as the pages' scripts are and asked in the browser.
"""

import itertools
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.service.conftest import ROOT

HIERARCHY = ROOT / "service" / "ui" / "hierarchy"
MODULES = ("address", "cards", "layout", "lines", "looks", "model", "sheet", "svg", "time", "wrap")
_SETTING = """
const pen = {
  say: (key, values) => key + (values && values.n !== undefined ? ' ' + values.n : ''),
  number: String, role: (role) => role, name: (text) => text.length * 8, small: (text) => text.length * 7, wrapped: new Map(),
};
const node = (id, below = 0, more = {}) => ({id, iri: 'i/' + id, label: 'Name of ' + id, labels: {}, kind: 'position',
  organ: null, below, above: 1, page: '/doc/' + id, state: '', ...more});
const edge = (who, whom, role = 'appoints', state = '') => ({who, whom, through: role === 'through', state, words: role,
  steps: role === 'through' ? [] : [{role, role_words: role, place: 'row 1', address: '/a', condition: '', valid_from: '',
  valid_to: '', validity: '', state}]});
const answer = (of, children, edges, more = {}) => ({as_of: '2023-01-01', since: '', of, path: [of], children, edges,
  total: children.length, page: 1, pages: 1, notes: [], groups: [], ...more});
const state = (query, fragment = '') => parts.parse(query, fragment);
const tree = (answers, query, fragment) => {
  const loaded = new Map(Object.entries(answers).map(([key, one]) => [key, Array.isArray(one) ? one : [one]]));
  return parts.arrange(loaded.get('a')[0], loaded, {...state(query, fragment), of: 'a'});
};
const shown = (tree) => tree.items.map((item) => '-'.repeat(item.depth) + item.key);
"""

Ask = Callable[[str], Any]


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    """What an expression gives, where `parts` has all that the modules export."""
    bundler = next((ROOT / "service" / "ui" / "node_modules" / "@esbuild").glob("*/bin/esbuild"))
    script = subprocess.run(
        [bundler, "--bundle", "--format=iife", "--global-name=parts"],
        input="".join(f'export * from "./{name}";\n' for name in MODULES),
        cwd=HIERARCHY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    page = browser.new_page()
    page.add_script_tag(content=script)
    page.add_script_tag(content=_SETTING)
    yield page.evaluate
    page.close()


def test_the_address_says_the_whole_state_and_nothing_that_is_as_at_the_beginning(ask: Ask) -> None:
    address = (
        "?of=position/president&as-of=2023-07-30&since=2022-01-01&roles=appoints,nominates&organ=organ/x&up=1&depth=3"
        "&open=position/a,position/b&more=position/a:3&lang=ru"
        "#view=table&sel=position/b&group=position/a&in=position/a@organ/x&more=position/a@organ/x:2&lines=1"
    )
    query, fragment = address.split("#")
    assert ask(f"parts.write(parts.parse({query!r}, {'#' + fragment!r}))") == address
    assert ask("parts.write(parts.parse('', ''))") == ""
    assert ask("parts.write(parts.parse('?of=x&view=table&more=x:0,y:1,:4,z:two&depth=-1', '#content'))") == "?of=x"
    assert ask("parts.parse('?roles=appoints&roles=nominates,appoints').roles") == ["appoints", "nominates"]


def test_what_is_open_beyond_what_the_server_shows_stands_in_the_fragment(ask: Ask) -> None:
    many = "{...state('?of=a'), open: Array.from({length: 300}, (_, n) => 'position/p' + n)}"
    address = ask(f"parts.write({many})")
    query, fragment = address.split("#")
    first, rest = query.partition("&open=")[2].split(","), fragment.removeprefix("in=").split(",")
    assert first + rest == [f"position/p{n}" for n in range(300)]
    assert 50 * len(first) <= 5000
    assert ask(f"parts.write(parts.parse({query!r}, {'#' + fragment!r}))") == address
    assert ask(f"parts.served({many}).whole") is False
    assert ask("parts.served(state('?of=a&open=b,c')).whole") is True


def test_many_pages_stand_in_the_fragment_too(ask: Ask) -> None:
    assert ask("parts.write(state('?of=a&open=b,c&more=a:101,b:2'))") == "?of=a#in=b,c&more=a:101,b:2"
    assert ask("parts.write(state('?of=a&open=b,c&more=a:98,b:2,c:3'))") == "?of=a&open=b&more=a:98,b:2#in=c&more=c:3"
    assert ask("parts.write(parts.parse('?of=a', '#in=b,c&more=a:101,b:2'))") == "?of=a#in=b,c&more=a:101,b:2"


def test_opening_keeps_the_order_and_closing_takes_away_what_belongs_to_it(ask: Ask) -> None:
    opened = "parts.opened(parts.opened(state('?of=a'), 'b', 3), 'c')"
    assert ask(f"parts.write({opened})") == "?of=a&open=b,c&more=b:3"
    assert ask(f"parts.write(parts.closed({opened}, new Set(['b'])))") == "?of=a&open=c"


def test_each_post_stands_once_where_what_was_opened_first_leads(ask: Ask) -> None:
    answers = """{
      a: answer(node('a'), [node('b', 2), node('c', 2)], [edge('a', 'b'), edge('a', 'c'), edge('b', 'c', 'concurs')]),
      b: answer(node('b'), [node('d'), node('c')], [edge('b', 'd'), edge('b', 'c', 'concurs')]),
      c: answer(node('c'), [node('d'), node('e'), node('a')], [edge('c', 'd', 'nominates'), edge('c', 'e'), edge('c', 'a', 'consults')]),
    }"""
    assert ask(f"shown(tree({answers}, '?open=b,c'))") == [
        "a", "-b", "--d", "--b!elsewhere", "-c", "--e", "--c!elsewhere",
    ]  # fmt: skip
    assert ask(f"shown(tree({answers}, '?open=c,b'))") == [
        "a", "-b", "--b!elsewhere", "-c", "--d", "--e", "--c!elsewhere",
    ]  # fmt: skip
    further = f"tree({answers}, '?open=b,c').further.map((edge) => edge.who + edge.steps[0].role + edge.whom)"
    assert ask(further) == ["bconcursc", "cnominatesd", "cconsultsa"]
    assert ask(f"tree({answers}, '?open=b,c').byKey.get('c!elsewhere').count") == 2
    assert ask(f"parts.wayTo(tree({answers}, '?open=b').byKey.get('d')).map((item) => item.key)") == ["a", "b", "d"]


def test_what_is_opened_in_any_order_is_found_and_what_is_not_there_is_left_out(ask: Ask) -> None:
    answers = """{
      a: answer(node('a'), [node('b', 1)], [edge('a', 'b')]),
      b: answer(node('b'), [node('c', 1)], [edge('b', 'c')]),
      c: answer(node('c'), [node('d', 1)], [edge('c', 'd')]),
    }"""
    assert ask(f"shown(tree({answers}, '?open=c,nobody,b'))") == ["a", "-b", "--c", "---d"]
    assert ask(f"shown(tree({answers}, '?open=b,c,d'))") == ["a", "-b", "--c", "---d", "----d!waiting"]
    assert ask(f"tree({answers}, '?open=b&depth=2').byKey.get('c').count") == 0


def test_pages_say_how_many_are_left_and_groups_take_the_place_of_children(ask: Ask) -> None:
    paged = """{a: [
      answer(node('a'), [node('b'), node('c')], [edge('a', 'b')], {total: 5, pages: 3,
        groups: [{organ: {id: 'o/1', label: 'First'}, count: 3}, {organ: {id: 'o/2', label: 'Second'}, count: 2}]}),
      answer(node('a'), [node('d')], [], {total: 5, pages: 3, page: 2}),
    ], 'a@o/1': answer(node('a'), [node('b', 0, {organ: {id: 'o/1', label: 'First'}}), node('z')], [edge('a', 'b')])}"""
    assert ask(f"shown(tree({paged}, ''))") == ["a", "-b", "-c", "-d", "-a!more"]
    assert ask(f"tree({paged}, '').byKey.get('a!more').count") == 2
    assert ask(f"shown(tree({paged}, '', '#group=a&in=a@o/1'))") == ["a", "-a@o/1", "--b", "-a@o/2"]
    assert ask("parts.partsOf('position/a@organ/b')") == {"id": "position/a", "organ": "organ/b"}


def test_upward_the_lines_lead_from_the_child(ask: Ask) -> None:
    answers = "{a: answer(node('a'), [node('b')], [edge('b', 'a', 'appoints')])}"
    item = f"tree({answers}, '?up=1').byKey.get('b')"
    assert ask(f"parts.rolesOf({item}.edges)") == ["appoints"]
    assert ask(f"tree({answers}, '?up=1').further") == []


def test_a_parent_stands_level_with_its_first_child_and_nothing_overlaps(ask: Ask) -> None:
    answers = """{
      a: answer(node('a'), ['b', 'c', 'd'].map((id) => node(id, 3)), []),
      c: answer(node('c'), ['e', 'f', 'g'].map((id) => node(id, 1)), []),
      d: answer(node('d'), ['h', 'i'].map((id) => node(id)), []),
    }"""
    laid = f"parts.columns(tree({answers}, '?open=c,d'), () => 50, false)"
    boxes = {key: (x, y) for key, x, y in ask(f"{laid}.boxes.map((box) => [box.item.key, box.x, box.y])")}
    assert boxes["a"][1] == boxes["b"][1] < boxes["c"][1] == boxes["e"][1] < boxes["d"][1] == boxes["h"][1]
    assert boxes["h"][1] - boxes["g"][1] > 60  # more room between the children of different parents
    for column in ("bcd", "efghi"):
        tops = [boxes[key][1] for key in column]
        assert all(after - before >= 60 for before, after in itertools.pairwise(tops))
        assert len({boxes[key][0] for key in column}) == 1
    closed = f"parts.columns(tree({answers}, '?open=c'), () => 50, false)"
    before = {key: (x, y) for key, x, y in ask(f"{closed}.boxes.map((box) => [box.item.key, box.x, box.y])")}
    assert {key: place for key, place in boxes.items() if key in "abcefg"} == {
        key: place for key, place in before.items() if key in "abcefg"
    }  # opening d moved nothing above it
    mirrored = f"parts.columns(tree({answers}, '?open=c&up=1'), () => 50, true)"
    places = dict(ask(f"{mirrored}.boxes.map((box) => [box.item.key, box.x])"))
    assert places["e"] < places["b"] < places["a"]


def test_a_parent_slides_beside_its_children_as_far_as_there_is_room(ask: Ask) -> None:
    answers = "{a: answer(node('a'), ['b', 'c', 'd'].map((id) => node(id)), [])}"
    laid = f"parts.columns(tree({answers}, ''), () => 50, false)"
    y = "byKey.get('a').y"
    assert ask(f"parts.slid({laid}, 0).{y}") == ask(f"{laid}.{y}")
    assert ask(f"parts.slid({laid}, 90).{y}") == 90
    assert ask(f"parts.slid({laid}, 9000).{y}") == ask(f"{laid}.byKey.get('d').y")


def test_narrow_cards_stand_below_each_other_within_the_width(ask: Ask) -> None:
    answers = """{a: answer(node('a'), [node('b', 1), node('c')], []), b: answer(node('b'), [node('d')], [])}"""
    boxes = ask(f"parts.indented(tree({answers}, '?open=b'), () => 50, 340).boxes")
    assert [box["item"]["key"] for box in boxes] == ["a", "b", "d", "c"]
    assert [box["x"] for box in boxes] == [8, 28, 48, 28]
    assert {box["x"] + box["width"] for box in boxes} == {332}
    assert [box["y"] for box in boxes] == [8, 68, 128, 188]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Minister", ["Minister"]),
        ("Deputy Head of Department", ["Deputy", "Head of", "Department"]),
        ("Vice-Minister of Health", ["Vice-", "Minister", "of Health"]),
        ("Шаруашылығындағыларды", ["Шаруашылығ", "ындағылард", "ы"]),
        ("One two three four five six seven", ["One two", "three four", "five six…"]),
        ("", []),
    ],
)
def test_names_break_between_words(ask: Ask, text: str, lines: list[str]) -> None:
    assert ask(f"parts.wrap({text!r}, 10, 3, (text) => text.length)") == lines


def test_only_lines_in_view_are_drawn_of_a_trunk_with_thousands_of_branches(ask: Ask) -> None:
    many = "Array.from({length: 3000}, (_, index) => node('n' + index))"
    edges = "Array.from({length: 3000}, (_, index) => edge('a', 'n' + index, index % 2 ? 'appoints' : 'concurs'))"
    laid = f"parts.columns(tree({{a: answer(node('a'), {many}, {edges})}}, ''), () => 50, false)"
    of_view = (
        f"(() => {{ const laid = {laid}; return parts.lines(laid.byKey.get('a'), laid, 60000, 60600, false); }})()"
    )
    drawn = ask(of_view)
    assert 20 < len(drawn) < 45
    assert {one["look"].split()[1] for one in drawn if one["look"] != "halo"} == {"role-appoints", "role-concurs"}


def test_a_drawing_opens_anywhere(ask: Ask) -> None:
    answers = """{a: answer(node('a', 0, {label: 'A & <b>'}), [node('b', 2), node('c', 0, {kind: 'organ'}), node('d', 0, {kind: 'class'})],
      [edge('a', 'b', 'appoints'), edge('a', 'c', 'nominates', 'new'), edge('a', 'd', 'concurs', 'ended')])}"""
    heading = "{title: 'Title \"x\"', day: 'As of 1 January 2023', source: 'https://example.org/?a=1&b=2'}"
    made = ask(
        f"(() => {{ const laid = parts.columns(tree({answers}, ''), (item, width) => parts.heightOf(item, width, pen), false);"
        f" return parts.sheet(laid, [], false, {heading}, pen); }})()"
    )
    text = made["text"]
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"')
    for said in (
        "A &amp; &lt;b&gt;",
        "<title>Title &quot;x&quot;</title>",
        "As of 1 January 2023",
        "a=1&amp;b=2",
        "+ state-new",
        "− state-ended",
    ):
        assert said in text
    assert 'stroke-dasharray="7 4"' in text
    assert 'stroke-dasharray="2 3"' in text
    for inside in ("class=", "style=", "aria-", "tabindex", "var(", "undefined", "NaN"):
        assert inside not in text
    assert text.count("#0a4f94") >= 3  # trunk, branch and tip of who appoints
    assert made["width"] >= 720
    assert made["height"] > 200


def test_the_days_of_a_slider(ask: Ask) -> None:
    days = "['2014-08-06', '2022-06-30', '2023-07-31']"
    assert [
        ask(f"parts.standsAt({days}, {day!r})") for day in ("2000-01-01", "2022-06-29", "2022-06-30", "2026-01-01")
    ] == [0, 0, 1, 2]
    assert ask(f"parts.before({days}, '2023-07-30')") == "2022-06-29"
    assert ask(f"parts.before({days}, '2014-08-06')") == ""
