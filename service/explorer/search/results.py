"""What the search page says of each thing found: its name, why it fits, and the answer at a glance.

    of_thing(view, search, found, "мин фин")     a position, organ, class or act
    of_place(view, provision)            a provision: the rule it states
    of_passage(view, search, passage, "кадр резерві")     a provision, with the words around those sought

Of a post the rules count that stood last; that they have ended is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from queries.chains.rules import ROLES, Step
from queries.chains.walk import binding
from queries.chains.words import role
from queries.lookup.beginnings import begins
from queries.lookup.provisions import Provision
from queries.lookup.texts import Passage, Piece
from queries.names import Thing
from service.explorer.search.searching import Found, Search
from service.explorer.view import Link, Place, Validity, View
from service.words import LANGUAGES, capital, many, text

_NAMED = 4  # things named in a line


@dataclass(frozen=True, slots=True)
class Line:
    """Who acts in a role, or another short answer: what it is about, and the things; `more` are not named."""

    words: str
    links: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """A thing found.

    `others` are its names in the other languages, `of` where it belongs, `why` by what it was found; `lines` are the
    answer at a glance, `place` where that is stated, `validity` how it stands today, `note` what more is to be said.
    """

    link: Link
    kind: str
    kind_words: str
    others: tuple[tuple[str, str], ...] = ()
    of: Link | None = None
    why: str = ""
    lines: tuple[Line, ...] = ()
    place: Place | None = None
    validity: Validity | None = None
    note: str = ""
    words: tuple[Piece, ...] = ()


def of_thing(here: View, search: Search, found: Found, search_for: str) -> Result:
    """A position, class, organ or act; why it was found is said where its name does not tell."""
    if found.thing.kind == "act":
        return _act(here, search, found, search_for)
    thing = found.thing
    link = here.link_of(thing)
    lines, place, validity, note = _answer(here, thing)
    organ = here.rules.thing(thing.organ) if thing.organ else None
    return Result(
        link=link,
        kind=thing.kind,
        kind_words=text(f"kind-{thing.kind}", here.lang),
        others=tuple((lang, thing.labels[lang]) for lang in LANGUAGES if lang != here.lang and lang in thing.labels),
        of=here.link_of(organ) if organ else None,
        why="" if begins(link.text, search_for) else _why(here, found),
        lines=lines,
        place=place,
        validity=validity,
        note=note,
    )


def of_place(here: View, provision: Provision) -> Result:
    """A provision, and the rule that it states."""
    place = here.place(provision.act, provision.path)
    steps = _stated(here).get((provision.act, provision.path), ())
    positions = tuple(dict.fromkeys(step.position for step in steps))
    lines = [_line(here, text("search-fills", here.lang), positions)] if positions else []
    first = [step for step in steps if step.position == positions[0]] if positions else []
    return Result(
        link=Link(place.full, place.page, "", "provision", provision.iri),
        kind="provision",
        kind_words=text("kind-provision", here.lang),
        lines=(*lines, *_roles(here, first)),
        place=place,
        validity=_act_validity(here, provision.act),
    )


def of_passage(here: View, search: Search, passage: Passage, sought: str) -> Result:
    """A provision with its words."""
    place = here.place(passage.act, passage.path)
    return Result(
        link=Link(place.full, place.words, "", "words", passage.iri),
        kind="words",
        kind_words=text("kind-provision", here.lang),
        validity=_act_validity(here, passage.act),
        words=search.texts.excerpt(passage, sought),
    )


def _act(here: View, search: Search, found: Found, search_for: str) -> Result:
    thing = found.thing
    known = here.acts.get(thing.iri)
    link = Link(capital(thing.label(here.lang)), here.page_of(thing.iri), "", "act", thing.iri)
    title = Link(known.title, link.address, "kk") if known and known.title else None
    return Result(
        link=link,
        kind="act",
        kind_words=text("kind-act", here.lang),
        others=(("kk", title.text),) if title else (),
        why="" if begins(link.text, search_for) else _why(here, found),
        validity=_act_validity(here, thing.iri) if known else None,
        note=text("search-only-cited", here.lang) if search.cites(thing.iri) else "",
    )


def _act_validity(here: View, act: str) -> Validity | None:
    known = here.acts.get(act)
    if not known or known.status == "draft":
        return None
    return here.validity(known.valid_from, known.valid_to)


def _answer(here: View, thing: Thing) -> tuple[tuple[Line, ...], Place | None, Validity | None, str]:
    """The answer at a glance: who fills a post and where that is stated, who heads an organ; until when; a note."""
    if thing.kind in ("position", "class"):
        return _filled(here, thing)
    if thing.kind == "organ":
        heads = here.rules.classes.heads(thing.iri)
        lines = (_line(here, text("search-head", here.lang), heads),) if heads else ()
        return lines, None, None, ""
    members = len(here.rules.classes.members(thing.iri))
    return (), None, None, many("search-members", members, here.lang) if members else ""


def _filled(here: View, thing: Thing) -> tuple[tuple[Line, ...], Place | None, Validity | None, str]:
    said = binding(here.rules, thing.iri)
    day = here.rules.latest(here.today, said)
    steps = here.rules.drawn(day).steps_on(thing.iri) if day else ()
    if not day or not steps:
        return (), None, None, text("search-no-rule", here.lang)
    ends = max(step.ends for step in steps)
    validity = here.validity("", ends.isoformat()) if ends <= here.today else None
    place = here.place(steps[0].act, steps[0].provision)
    return _roles(here, steps), place, validity, ""


def _roles(here: View, steps: Iterable[Step]) -> tuple[Line, ...]:
    """Who acts, role by role."""
    actors: dict[str, dict[str, None]] = {}
    for step in steps:
        actors.setdefault(step.role, {})[step.authority] = None
    return tuple(_line(here, capital(role(name, here.lang)), tuple(actors[name])) for name in ROLES if name in actors)


def _line(here: View, words: str, things: tuple[str, ...]) -> Line:
    links = tuple(here.thing(iri) for iri in things[:_NAMED])
    return Line(words, links, max(0, len(things) - _NAMED))


def _stated(here: View) -> Mapping[tuple[str, str], tuple[Step, ...]]:
    """The steps of rules by the provision that states them."""

    def read() -> dict[tuple[str, str], tuple[Step, ...]]:
        found: dict[tuple[str, str], list[Step]] = {}
        for step in here.rules.steps:
            found.setdefault((step.act, step.provision), []).append(step)
        return {place: tuple(steps) for place, steps in found.items()}

    return here.data.kept("steps by provision", read)


def _why(here: View, found: Found) -> str:
    """By which name and which rules of language it was found."""
    if found.candidate:
        return found.candidate.reason(here.lang)
    return text("search-why-begun", here.lang, name=found.name)
