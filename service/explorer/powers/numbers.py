"""The table of the matrix: authorities as rows; roles, or the organs above the posts, as columns.

by_role(here, there, address, "appoints")       `there` are the posts of a day (`service.explorer.powers.counted`)
by_branch(here, there, "appoints", address)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ontology import iris
from queries.chains.rules import ROLES
from service.explorer.given import alphabetical
from service.explorer.powers.counted import Standing, branch
from service.explorer.view import Link, View
from service.words import text

WIDTHS = 20
"""Steps in which the bar of a cell grows."""
_BRANCHES = 8  # columns of branches; the others share one


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of posts, how long its bar is (0 to `WIDTHS`, none for a total), and the address of the posts."""

    posts: int
    width: int
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """An authority with its cells and the number of all its posts, each once."""

    who: Link
    cells: tuple[Cell, ...]
    posts: Cell


@dataclass(frozen=True, slots=True)
class Column:
    """What stands over numbers: its name in addresses, its words, the page of what it is about ("" for none)."""

    name: str
    text: str
    page: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table: columns, rows, and the number of posts of each column and in all, each counted once."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    posts: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A column: its words and page, what posts of an authority count in it, the parameters of their address (None for
    what has none)."""

    name: str
    text: str
    page: str
    posts: Callable[[str], frozenset[str]]
    asks: Mapping[str, str] | None


Address = Callable[[Mapping[str, str]], str]


def by_role(here: View, there: Standing, address: Address, sort: str = "posts") -> Matrix:
    """Authorities and roles; `address` makes that of the posts behind a number, of its parameters."""
    parts = [
        _Part(role, text(f"views-role-{role}", here.lang), "", partial(there.of, role=role), {"role": role})
        for role in ROLES
    ]
    return _matrix(here, there, parts, _Part("posts", "", "", partial(there.of, role=""), {}), address, sort)


def by_branch(here: View, there: Standing, role: str, address: Address) -> Matrix:
    """Authorities and the topmost organs above the posts; the smaller ones share a column."""
    rules = there.powers.rules
    of = {post: branch(rules, post, "organ") for post in there.posts}
    acting = {who: roles for who, roles in there.held.items() if there.of(who, role)}
    counted = Counter(of[post] for post in frozenset().union(*(there.of(who, role) for who in acting)))
    first = [key for key, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0])) if key][:_BRANCHES]
    said = {"role": role} if role else {}
    parts = [
        _Part(
            key,
            rules.thing(key).label(here.lang),
            here.page_of(key),
            partial(_within, there, role, of, frozenset({key})),
            {**said, "by": "organ", "in": iris.tail(key)},
        )
        for key in first
    ]
    rest = frozenset(key for key in counted if key not in first)
    if rest:
        parts.append(_Part("", text("views-others", here.lang), "", partial(_within, there, role, of, rest), None))
    whole = _Part("posts", "", "", partial(there.of, role=role), said)
    return _matrix(here, Standing(there.powers, there.posts, acting), parts, whole, address, "posts")


def _within(there: Standing, role: str, of: Mapping[str, str], keys: frozenset[str], who: str) -> frozenset[str]:
    return frozenset(post for post in there.of(who, role) if of[post] in keys)


def _matrix(here: View, there: Standing, parts: list[_Part], whole: _Part, address: Address, sort: str) -> Matrix:
    columns = [*parts, whole]
    found = {who: [part.posts(who) for part in columns] for who in there.held}
    most = max((len(posts) for row in found.values() for posts in row[:-1]), default=0)

    def cell(who: str, part: _Part, posts: frozenset[str]) -> Cell:
        width = -(-len(posts) * WIDTHS // most) if posts and part is not whole else 0
        led = posts and part.asks is not None
        return Cell(len(posts), width, address({"who": iris.tail(who), **(part.asks or {})}) if led else "")

    def order(row: Row) -> tuple[int, int, tuple[int, ...]]:
        numbers = {part.name: one.posts for part, one in zip(columns, (*row.cells, row.posts), strict=True)}
        return -numbers.get(sort, 0), -row.posts.posts if sort != "name" else 0, alphabetical(row.who.text)

    rows = []
    for who, row in found.items():
        cells = [cell(who, part, posts) for part, posts in zip(columns, row, strict=True)]
        rows.append(Row(here.thing(who), tuple(cells[:-1]), cells[-1]))
    totals = [len(frozenset().union(*(row[place] for row in found.values()))) for place in range(len(columns))]
    return Matrix(
        tuple(Column(part.name, part.text, part.page) for part in parts),
        tuple(sorted(rows, key=order)),
        tuple(totals[:-1]),
        totals[-1],
    )
