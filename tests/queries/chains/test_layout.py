"""Whatever a picture holds, no two things in it that are to be read cover each other, and all of it is inside."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from queries.chains.answer import Edge, Node, Picture
from queries.chains.layout import Box, Layout, lay_out
from queries.chains.lines import Line
from queries.chains.order import ordered

WORDS = ("", "назначает", "тағайындайды, ұсынады", "is one of")
STYLES = ("appoints", "concurs", "through", "next")
LETTER, HIGH = 8, 12  # pixels of a letter on a line, at most

Corners = tuple[int, int, int, int]  # left, top, right, bottom


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    names = st.sampled_from(["Президент", "Мемлекеттік кірістер комитеті төрағасының орынбасары", "Minister of Lakes"])
    levels = draw(st.lists(st.integers(-2, 5), min_size=1, max_size=14))
    nodes = tuple(
        Node(f"n{place}", draw(names), level=level, says=draw(st.sampled_from(["", "2023-01-01"])))
        for place, level in enumerate(levels)
    )
    ends = st.sampled_from([node.iri for node in nodes])
    edges = draw(
        st.lists(
            st.tuples(ends, ends, st.sampled_from(WORDS), st.sampled_from(STYLES)),
            max_size=24,
            unique_by=lambda e: e[:2],
        )
    )
    return Picture("p", nodes, tuple(Edge(who, whom, words, style, {}) for who, whom, words, style in edges))


@settings(deadline=None)
@given(pictures())
def test_neither_boxes_nor_words_cover_each_other(picture: Picture) -> None:
    layout = lay_out(picture)
    placed = [_corners(box) for box in layout.boxes.values()] + [_said(line) for line in layout.lines if line.words]
    for number, one in enumerate(placed):
        assert not any(_meet(one, other) for other in placed[number + 1 :])


@settings(deadline=None)
@given(pictures())
def test_all_is_inside(picture: Picture) -> None:
    layout = lay_out(picture)
    for left, top, right, bottom in [_corners(box) for box in layout.boxes.values()]:
        assert 0 < left < right < layout.width
        assert 0 <= top < bottom <= layout.height
    assert all(0 < x < layout.width and 0 <= y <= layout.height for line in layout.lines for x, y in _points(line))


@settings(deadline=None)
@given(pictures())
def test_lines_go_around_boxes(picture: Picture) -> None:
    layout = lay_out(picture)
    for line in layout.lines:
        points = _points(line)
        for (x1, y1), (x2, y2) in pairwise(points):
            if y1 == y2:
                assert not any(
                    _meet((min(x1, x2) + 1, y1, max(x1, x2) - 1, y1 + 1), _corners(b)) for b in _boxes(layout)
                )


@settings(deadline=None)
@given(pictures())
def test_each_line_joins_its_boxes(picture: Picture) -> None:
    layout = lay_out(picture)
    for line in layout.lines:
        first, last = _points(line)[0], _points(line)[-1]
        assert _on(first, layout.boxes[line.edge.who])
        assert _on(last, layout.boxes[line.edge.whom])


def test_an_order_that_crosses_less_is_taken() -> None:
    column = {"a": 0, "b": 0, "x": 1, "y": 1}
    columns, _ = ordered(column, [("a", "y"), ("b", "x")])
    assert columns == [["a", "b"], ["y", "x"]]


def test_the_order_given_stays_where_none_is_better() -> None:
    column = {"b": 0, "a": 0, "y": 1, "x": 1}
    assert ordered(column, [("a", "x"), ("b", "y")])[0] == [["b", "a"], ["y", "x"]]


def test_what_lines_join_within_a_column_stands_together() -> None:
    column = {"class": 0, "other": 0, "member": 0}
    assert ordered(column, [("member", "class")])[0] == [["class", "member", "other"]]


def test_a_line_over_several_columns_has_a_place_in_each() -> None:
    column = {"a": 0, "b": 1, "c": 2}
    columns, ways = ordered(column, [("a", "c")])
    assert columns == [["a"], ["b", (1, 0)], ["c"]]
    assert ways == [("a", (1, 0), "c")]


def test_steps_one_after_another_lead_straight_down() -> None:
    nodes = tuple(Node(f"n{n}", f"step {n}") for n in range(3))
    picture = Picture("p", nodes, tuple(Edge(f"n{n}", f"n{n + 1}", "3 days", "next", {}) for n in range(2)))
    layout = lay_out(picture)
    assert [box.y for box in layout.boxes.values()] == sorted(box.y for box in layout.boxes.values())
    assert all(re.fullmatch(r"M280 \d+V\d+", line.path) for line in layout.lines)


def test_a_picture_of_nothing_has_no_places() -> None:
    assert lay_out(Picture("nothing")) == Layout({}, (), 0, 0)


def _boxes(layout: Layout) -> list[Box]:
    return list(layout.boxes.values())


def _corners(box: Box) -> Corners:
    return box.x, box.y, box.x + box.width, box.y + box.height


def _said(line: Line) -> Corners:
    x, y = line.at
    wide = LETTER * len(line.words)
    return (x, y - HIGH, x + wide, y) if line.anchor == "start" else (x - wide, y - HIGH, x, y)


def _meet(one: Corners, other: Corners) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _on(point: tuple[int, int], box: Box) -> bool:
    left, top, right, bottom = _corners(box)
    return (point[0] in {left, right} and top < point[1] < bottom) or (
        left < point[0] < right and point[1] in {top, bottom}
    )


def _points(line: Line) -> list[tuple[int, int]]:
    """The points of a path of M x y, H x, V y and C x y x y x y: its beginning, and the end of each part of it."""
    found: list[tuple[int, int]] = []
    for kind, said in re.findall(r"([MHVC])([^MHVC]*)", line.path):
        numbers = [int(number) for number in said.split()]
        x, y = found[-1] if found else (0, 0)
        found.append({"H": (numbers[0], y), "V": (x, numbers[0])}.get(kind) or (numbers[-2], numbers[-1]))
    return found
