"""Questions to try, chosen from the graph: each has its answer there.

    tried(view)        up to three, each a link to the page that answers it

A post whose rule names the most parts, the authority that appoints to the most posts, the act amended most often; a
post with a long way to the top where there is none of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology import iris
from queries.catalogue import run
from queries.chains.multigraph import THROUGH, Powers
from service import urls
from service.explorer.hierarchy.kept import hierarchies
from service.explorer.view import Link, View
from service.words import LANGUAGES, text

_SHOWN = 3
_LOOKED_AT = 2000  # posts that are compared, of a country's
_LONGEST_WAY = 12
_FILLING = ("appoints", "elects")


@dataclass(frozen=True, slots=True)
class Chosen:
    """IRIs of what the questions are about, "" for none."""

    post: str
    above: str
    authority: str
    act: str


def tried(here: View) -> tuple[Link, ...]:
    """The questions in the reader's language."""
    return tuple(_questions(here, chosen(here)))[:_SHOWN]


def searched(here: View) -> tuple[str, ...]:
    """Names to be searched for, as they are called in the reader's language."""
    about = chosen(here)
    names = [here.rules.thing(iri).label(here.lang) for iri in (about.above, about.authority) if iri]
    return (*names, here.act(about.act).text) if about.act else tuple(names)


def chosen(here: View) -> Chosen:
    """What the questions are about, chosen once for a version of the graph."""
    return here.data.kept("questions to try", lambda: _choose(here))


def _questions(here: View, about: Chosen) -> Iterator[Link]:
    if about.post:
        post = here.thing(about.post)
        yield Link(text("home-ask-post", here.lang, post=post.text), post.address)
    if about.authority:
        who = here.thing(about.authority)
        asked = {"of": iris.tail(about.authority), "roles": "appoints,elects", "lang": here.lang}
        yield Link(text("home-ask-authority", here.lang, who=who.text), urls.hierarchy("", asked))
    if about.act:
        asked = {"act": iris.act_tail(about.act), "lang": here.lang}
        act = here.act(about.act)
        yield Link(text("home-ask-act", here.lang, act=act.text), urls.query("amendments-by-year", "html", asked))
    if about.above:
        post = here.thing(about.above)
        asked = {"of": iris.tail(about.above), "lang": here.lang}
        yield Link(text("home-ask-above", here.lang, post=post.text), urls.chain("", asked))


def _choose(here: View) -> Chosen:
    amended = Counter(row[0] for row in run("amendments", here.data.engine).values() if row[0] in here.acts)
    act = min(amended, key=lambda one: (-amended[one], one), default="")
    day = hierarchies(here).latest(here.today)
    if day is None:
        return Chosen("", "", "", act)
    powers = here.rules.drawn(day)
    posts = [iri for iri in sorted(powers.posts) if _is_named(here, iri)][:_LOOKED_AT]
    post = min(posts, key=lambda iri: (-_parts(powers, iri), _length(here, iri), iri), default="")
    rest = [iri for iri in posts if iri != post]
    above = min(rest, key=lambda iri: (-_way(powers, iri), _length(here, iri), iri), default="")
    return Chosen(post, above, _busiest(here, powers), act)


def _is_named(here: View, iri: str) -> bool:
    """Whether it is a position with a name in each language."""
    thing = here.rules.thing(iri)
    return thing.kind == "position" and all(lang in thing.labels for lang in LANGUAGES)


def _length(here: View, iri: str) -> int:
    return max(len(label) for label in here.rules.thing(iri).labels.values())


def _parts(powers: Powers, iri: str) -> int:
    """How many sorts of part are played in filling a post, by one rule; 0 where several fill it or nobody appoints."""
    steps = powers.steps_on(iri)
    roles = {step.role for step in steps}
    one_rule = len({step.rule for step in steps}) == 1 and not any(step.condition for step in steps)
    return len(roles) if one_rule and not roles.isdisjoint(_FILLING) else 0


def _way(powers: Powers, iri: str) -> int:
    """How many appoint one another on the way up from a post."""
    seen = {iri}
    at = iri
    while len(seen) <= _LONGEST_WAY:
        above = _first(powers.above(at, _FILLING) or powers.above(at, (THROUGH,)), seen)
        if not above:
            break
        seen.add(above)
        at = above
    return len(seen)


def _first(above: Iterable[str], seen: set[str]) -> str:
    return next((iri for iri in above if iri not in seen), "")


def _busiest(here: View, powers: Powers) -> str:
    """Who appoints to the most posts."""
    held: Counter[str] = Counter()
    for who, whom, edge in powers.graph.edges(data=True):
        if edge["role"] in _FILLING and whom in powers.posts:
            held[who] += 1
    return min(held, key=lambda who: (-held[who], who), default="")
