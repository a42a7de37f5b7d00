"""What the address of a hierarchy asks for, held to what it may be; and the address of what is asked.

asked = read(request.query_string)              raises `BadParameter`
asked.but(up=True).given                        the parameters of another, as an address has them
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ontology.errors import BadParameter
from queries.chains.rules import ROLES, in_order
from service.api.asking import day
from service.explorer.given import chosen, given, numbered

SIZE, MOST = 50, 500  # children of a page: as a rule, at most
OPENED = 500  # things that an address may have opened
_LISTS = ("open", "more")
_LENGTH = 30_000  # characters of such a list
_ID = re.compile(r"[a-z]+/[A-Za-z0-9._~-]+", re.ASCII)
_MORE = re.compile(rf"({_ID.pattern}):([1-9]\d{{0,4}})", re.ASCII)
PARAMETERS = ("of", "as-of", "since", "roles", "organ", "up", "depth", "q", "group", "page", "size", *_LISTS, "lang")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: names and days as they were written, "" for none; `depth` 0 for any.

    `group` is an organ whose own alone are asked for. `opened` are tails of IRIs, `more` is how many pages are shown of
    some of them. `lang` is "" where not said.
    """

    of: str = ""
    as_of: str = ""
    since: str = ""
    roles: tuple[str, ...] = ROLES
    organ: str = ""
    up: bool = False
    depth: int = 0
    q: str = ""
    group: str = ""
    page: int = 1
    size: int = SIZE
    opened: tuple[str, ...] = ()
    more: tuple[tuple[str, int], ...] = ()
    lang: str = ""

    @property
    def given(self) -> dict[str, str]:
        """The parameters as an address has them."""
        found = {
            "of": self.of,
            "as-of": self.as_of,
            "since": self.since,
            "roles": "" if self.roles == ROLES else ",".join(self.roles),
            "organ": self.organ,
            "up": "1" if self.up else "",
            "depth": str(self.depth or ""),
            "q": self.q,
            "group": self.group,
            "page": str(self.page) if self.page > 1 else "",
            "size": str(self.size) if self.size != SIZE else "",
            "open": ",".join(self.opened),
            "more": ",".join(f"{tail}:{pages}" for tail, pages in self.more),
            "lang": self.lang,
        }
        return {name: value for name, value in found.items() if value}

    def but(self, **changes: Any) -> Asked:
        """The same with other values."""
        return replace(self, **changes)

    def pages(self, tail: str) -> int:
        """How many pages are shown of what stands below one."""
        return dict(self.more).get(tail, 1)

    def with_open(self, tail: str) -> Asked:
        """One more opened."""
        return self if tail in self.opened else self.but(opened=(*self.opened, tail))

    def with_closed(self, tail: str) -> Asked:
        """One closed; what is opened below it stays so, for when it is opened again."""
        more = tuple(pair for pair in self.more if pair[0] != tail)
        return self.but(opened=tuple(one for one in self.opened if one != tail), more=more)

    def with_more(self, tail: str) -> Asked:
        """One page more of what stands below one."""
        return self.but(more=tuple({**dict(self.more), tail: self.pages(tail) + 1}.items()))


def read(query_string: bytes) -> Asked:
    """What is asked, of the query string as it came. Raises `BadParameter`."""
    lists, rest = _parted(query_string)
    values = given(rest, PARAMETERS)
    day(values.get("since", ""))
    roles = values.get("roles", "")
    opened = tuple(dict.fromkeys(filter(None, lists.get("open", "").split(","))))
    more = tuple(filter(None, lists.get("more", "").split(",")))
    for tail in opened:
        if not _ID.fullmatch(tail):
            raise BadParameter(f"open has {tail[:80]!r}; it has ids such as position/prime-minister, parted by commas")
    for one in more:
        if not _MORE.fullmatch(one):
            raise BadParameter(f"more has {one[:80]!r}; it has ids with pages such as position/prime-minister:2")
    if max(len(opened), len(more)) > OPENED:
        raise BadParameter(f"no more than {OPENED} can be open at once")
    return Asked(
        of=" ".join(values.get("of", "").split()),
        as_of=values.get("as-of", ""),
        since=values.get("since", ""),
        roles=in_order(roles.split(",")) if roles else ROLES,
        organ=" ".join(values.get("organ", "").split()),
        up=chosen(values, "up", ("0", "1"), "0") == "1",
        depth=numbered(values, "depth", 1, 99, 0),
        q=" ".join(values.get("q", "").split()),
        group=values.get("group", ""),
        page=numbered(values, "page", 1, 9_999_999, 1),
        size=numbered(values, "size", 1, MOST, SIZE),
        opened=opened,
        more=tuple((tail, int(pages)) for tail, _, pages in (one.rpartition(":") for one in more)),
        lang=values.get("lang", ""),
    )


def _parted(query_string: bytes) -> tuple[dict[str, str], bytes]:
    """Lists that may be long, and the rest; the boxes of a form give a role each, which become one list."""
    try:
        pairs = parse_qsl(query_string.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except (UnicodeDecodeError, ValueError):
        return {}, query_string  # whoever reads the rest says what is wrong
    lists = {name: value for name, value in pairs if name in _LISTS}
    if any(len(value) > _LENGTH for value in lists.values()):
        raise BadParameter(f"a list in the address has at most {_LENGTH:,} characters")
    roles = [value for name, value in pairs if name == "roles" and value]
    rest = [(name, value) for name, value in pairs if name not in (*_LISTS, "roles")]
    return lists, urlencode([*rest, *([("roles", ",".join(roles))] if roles else [])]).encode()
