"""Who acts on which posts on a day, counted once for each: what the matrix, the flows and lists of posts are made of.

    there = standing(view, day)
    there.held[authority]["appoints"]       the posts on which it does so
    there.narrowed(organ)                   the posts of an organ and what belongs to it alone
    branch(view.rules, post, "organ")       the branch that a post is counted to

Posts are those of `Powers.posts`: positions on which somebody acts, and classes whose members nobody lists. An
authority is counted for what rules name it for: the posts of the Government are not those of who heads it.
"""

from __future__ import annotations

import datetime as dt
import threading
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import NotFound
from queries.catalogue import run_text
from queries.chains.multigraph import THROUGH, Powers
from queries.chains.rules import ROLES, Rules, Step
from queries.engine import Engine, Solutions
from service.explorer.view import Link, View

BRANCHES = ("organ", "part", "kind")
"""By what posts are gathered: the topmost organ above them, the organ next below, what the post is in its organ."""
_DAYS = 4  # moments whose counts are kept

Held = Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The posts of a day: `held` by authority and role; `posts` are all of them."""

    powers: Powers
    posts: frozenset[str]
    held: Held

    def narrowed(self, organ: str) -> Standing:
        """The same of the posts that an organ, or one that belongs to it, has; of all where it is ""."""
        if not organ:
            return self
        lines = self.powers.rules.classes.line
        kept = frozenset(post for post in self.posts if organ in lines(post))
        found = {
            who: {role: posts & kept for role, posts in roles.items() if posts & kept}
            for who, roles in self.held.items()
            if any(posts & kept for posts in roles.values())
        }
        return Standing(self.powers, kept, found)

    def any_role(self, who: str) -> frozenset[str]:
        """The posts on which it acts in whatever role."""
        return frozenset().union(*self.held[who].values())

    def of(self, who: str, role: str) -> frozenset[str]:
        """The posts on which it acts in a role, in any where it is ""."""
        if who not in self.held:
            return frozenset()
        return self.held[who].get(role, frozenset()) if role else self.any_role(who)

    def organs(self) -> Mapping[str, int]:
        """How many posts each organ has, those of what belongs to it among them."""
        counted: dict[str, int] = defaultdict(int)
        for post in self.posts:
            for organ in self.powers.rules.classes.line(post):
                counted[organ] += 1
        return counted


def standing(here: View, day: dt.date) -> Standing:
    """The posts of a day. Days between which nothing begins or ends share one."""
    kept: _Kept = here.data.kept("posts by authority", _Kept)
    return kept.get(here.rules, day)


class _Kept:
    """Counts of the few moments asked for last. Threads may ask at once."""

    def __init__(self) -> None:
        self._found: OrderedDict[int, Standing] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, rules: Rules, day: dt.date) -> Standing:
        moment = bisect_right(rules.moments, day)
        with self._lock:
            if moment in self._found:
                self._found.move_to_end(moment)
                return self._found[moment]
        made = counted(rules.drawn(day))
        with self._lock:
            self._found[moment] = made
            while len(self._found) > _DAYS:
                self._found.popitem(last=False)
        return made


def counted(powers: Powers) -> Standing:
    """Who acts on which posts: time linear in the edges."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for who, whom, edge in powers.graph.edges(data=True):
        if edge["role"] != THROUGH and whom in powers.posts:
            found[who][edge["role"]].add(whom)
    held = {
        who: {role: frozenset(roles[role]) for role in ROLES if role in roles} for who, roles in sorted(found.items())
    }
    return Standing(powers, powers.posts, held)


def steps_of(there: Standing, who: str, role: str, organ: str = "") -> tuple[Step, ...]:
    """The steps by which an authority acts in a role ("" any) on posts of an organ ("" any), by post."""
    posts = there.narrowed(organ).of(who, role)
    return tuple(step for step in there.powers.steps_by(who) if step.position in posts and role in ("", step.role))


def branch(rules: Rules, post: str, by: str) -> str:
    """What a post is counted to, by one of `BRANCHES`: the IRI of an organ, the name of a role; "" for none."""
    if by == "kind":
        return rules.thing(post).role
    line = rules.classes.line(post)
    if not line:
        return ""
    return line[-1] if by == "organ" or len(line) == 1 else line[-2]


def branch_of(here: View, by: str, key: str) -> Link:
    """A branch as a page names it. Raises `NotFound` for an organ that there is not."""
    if by != "kind":
        if key not in here.names.things:
            raise NotFound(f"there is no organ {key!r}")
        return here.thing(key)
    names = here.data.kept("names of roles", lambda: _role_names(here.data.engine)).get(key, {})
    return Link(names.get(here.lang) or names.get("kk") or key, "", "", "role", key)


def _role_names(engine: Engine) -> dict[str, dict[str, str]]:
    answer = run_text(_ROLES.read_text(encoding="utf-8"), engine)
    found: dict[str, dict[str, str]] = {}
    for role, lang, name in answer.values() if isinstance(answer, Solutions) else ():
        found.setdefault(role.rpartition("/")[2], {})[lang] = name
    return found


_ROLES = Path(__file__).with_name("roles.rq")
