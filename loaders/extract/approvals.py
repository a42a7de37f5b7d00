"""What an act approves: «Қоса беріліп отырған Ереже бекітілсін», one annex or a list of them.

approval := "Қоса беріліп отырған" name "бекітілсін"
          | "осы" act "-ға" [number] "-қосымшаға сәйкес" name "бекітілсін"
          | ("Қоса беріліп отырған" | "Мыналар") ":" (item)* "бекітілсін"  |  "Мыналар … бекітілсін:" (item)*
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import ActKey, Provision
from loaders.extract.acts import Outline, document_of, identity
from loaders.extract.targets import annex_of
from loaders.extract.titles import difference
from loaders.facts import Reference
from loaders.text import Text

_ATTACHED = r"қоса\s+бер[іi]л\w*(?:\s+отырған)?"
_ANNEX = r"(?:осы\s+\w+\s+)?(?:(?P<number>\d+)\s*-?\s*)?қосымшаға\s+сәйкес"
_LEAD = re.compile(
    rf"(?:^|(?<=\s))(?:{_ATTACHED}|(?:осы\s+\w+\s+)?(?:\d+\s*-?\s*)?қосымшаға\s+сәйкес)\s*[,:]?\s*", re.IGNORECASE
)
_FOLLOWING = re.compile(r"^(?:\d+\.\s*)?Мыналар\w*\s*:$", re.IGNORECASE)
_NUMBER = re.compile(_ANNEX, re.IGNORECASE)
_APPROVED = re.compile(r"бек[іi]т[іi]лс[іi]н", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\s*\(\s*бұдан\s+әр[іi][^()]*\)", re.IGNORECASE)
_GIVEN = re.compile(r"\(\s*бұдан\s+әр[іi]\s*[–—-]\s*(?P<form>[А-ЯӘҒҚҢӨҰҮҺІ][^()]*?)\s*\)")
_TAIL = re.compile(r"[\s;,.]*$")


def approvals(outline: Outline) -> Iterator[Reference]:
    """One reference for each annex that an act approves, with the annex's name as the approval gives it."""
    counts: dict[tuple[object, ...], int] = {}
    for provision in outline.document.provisions:
        for place, name in _approved(outline, provision):
            order = counts[identity(provision.act)] = counts.get(identity(provision.act), 0) + 1
            annex = _annex(outline, place, name.value, order)
            cited_as, headed_as = difference(name.value, outline.titles(place.act).get(annex, ""))
            yield Reference(
                act=provision.act,
                provision=place.path,
                words=(name,),
                state=place.state,
                relation="approves",
                other=ActKey(None, title=name.value),
                annex=annex,
                cited_as=cited_as,
                headed_as=headed_as,
            )


def _approved(outline: Outline, provision: Provision) -> Iterator[tuple[Provision, Text]]:
    """The names approved by a sentence or by the list that it introduces, each with the provision that has it."""
    if document_of(provision.path) != "main":
        return
    text, value = provision.text, provision.text.value
    lead, verb = _LEAD.search(value), _APPROVED.search(value)
    items = outline.children(provision)
    if value.rstrip().endswith(":") and items:
        listed = lead is not None or bool(_FOLLOWING.match(value.strip()))
        in_items = listed and any(_APPROVED.search(item.text.value) for item in items)
        if in_items or (verb and (lead or any(_LEAD.search(item.text.value) for item in items))):
            for item in items:
                own = _LEAD.search(item.text.value)
                end = _APPROVED.search(item.text.value)
                yield item, _name(item.text[own.end() if own else 0 : end.start() if end else len(item.text)])
    elif lead and verb and lead.end() < verb.start():
        yield provision, _name(text[lead.end() : verb.start()])


def _name(text: Text) -> Text:
    bare = _SHORT_FORM.sub("", text.value)
    found = text.sub(_SHORT_FORM, "") if bare != text.value else text
    return found.sub(_TAIL, "").strip()


def _annex(outline: Outline, place: Provision, name: str, order: int) -> str:
    """The annex approved: by its number where it is said, by its title where one has it, else by order."""
    numbered = _NUMBER.search(place.text.value)
    if numbered and numbered["number"]:
        return annex_of(outline, place.act, "main", numbered["number"])
    wanted = _plain(name)
    for document, title in outline.titles(place.act).items():
        if document != "main" and _plain(title) == wanted:
            return document
    return f"annex-{order}"


def _plain(title: str) -> str:
    return re.sub(r"\W+", "", title.lower()).replace("i", "і")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form that an act gives to an annex it approves («бұдан әрі – Ереже»), and the provision that gives it."""

    act: ActKey
    form: str
    annex: str
    provision: str


def short_forms(outline: Outline) -> tuple[ShortForm, ...]:
    """The short forms that the acts of a document give to the annexes they approve."""
    found: list[ShortForm] = []
    for reference in approvals(outline):
        provision = outline.at(reference.act, reference.provision)
        given = _GIVEN.search(provision.text.value) if provision else None
        if given:
            found.append(ShortForm(reference.act, given["form"], reference.annex, reference.provision))
    return tuple(found)
