"""Where in an act a named place is: the path of «3) тармақша» said under paragraph 17 is `17/3` there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.document import ActKey, ProvisionKind
from loaders.extract.acts import Outline, document_of, identity
from loaders.grammar.acts import act_kind
from loaders.grammar.places import Level, Unit, provision_path

_PARAGRAPHS = (ProvisionKind.PARAGRAPH, ProvisionKind.ARTICLE)
_SMALL = (Level.SUBPARAGRAPH, Level.PART, Level.ITEM)
_ANNEX = re.compile(r"annex-(\d+)$")
_DIGITS = re.compile(r"\d+")
_ATTACHED = re.compile(r"(?P<owner>[\w-]+)\s+(?:(?P<number>\d+)\s*-?\s*)?қосымша", re.IGNORECASE)


def path_of(outline: Outline, act: ActKey, units: tuple[Unit, ...], here: str, *, owned: bool = False) -> str:
    """The path in an act that units mean when they are said at the path `here`.

    Large units count from the document that `here` stands in, small ones («3) тармақша», «екінші бөлік») from its
    paragraph, paragraphs of a law from its article. `here` itself is given back where it is what the units name, so
    that the second of two paragraphs with one number keeps its own path. `owned`: the units are said to be those of
    the document `here` («осы Ережеге 1-қосымша»).
    """
    document = document_of(here)
    first = units[0].level
    if first is Level.ANNEX:
        annex = annex_of(outline, act, document, units[0].number, owned=owned)
        below = provision_path(units[1:])
        return f"{annex}/{below}" if below else annex
    base = document
    if first in _SMALL:
        base = _paragraph_above(outline, act, here, same_level=first is Level.SUBPARAGRAPH)
    elif first is Level.NAME and _names_chapter(here):
        base = here.removesuffix("/title")
    elif first is Level.PARAGRAPH:
        base = _article_above(outline, act, here) or document
    below = provision_path(units, of_paragraph=base != document)
    path = f"{base}/{below}" if below else base
    return here if here.rpartition("~")[0] == path else path


def annex_of(outline: Outline, act: ActKey, document: str, number: str, *, owned: bool = True) -> str:
    """The document that «N-қосымша» means in a document of an act.

    An annex tells its number and whose it is above its title («… қаулысына 2-қосымша», «… қағидаларына 1-қосымша»).
    Unless `owned`, an annex of the act itself is meant before one of the rules that speak. Where no annex tells, the
    annexes of the act have their own numbers and those of an annex the numbers after it (`interfaces.md`).
    """
    wanted = int(_DIGITS.findall(number)[0])
    match = _ANNEX.match(document)
    annexes = _attached(outline, act)
    if not owned and any(a.document == document and a.number == wanted for a in annexes):
        return document
    if match is None or not owned:
        of_act = next((a.document for a in annexes if a.of_act and a.number == wanted), "")
        if of_act or match is None:
            return of_act or _unless_another(annexes, wanted, wanted, of_act=True)
    own = int(match[1])
    later = [a for a in annexes if not a.of_act and _order(a.document) > own]
    found = next((a.document for a in later if a.number == wanted), "")
    return found or _unless_another(annexes, own + wanted, wanted, of_act=False)


@dataclass(frozen=True, slots=True)
class _Attached:
    """A document that tells above its title which annex it is, and whether of the act itself or of rules."""

    document: str
    number: int
    of_act: bool


def _unless_another(annexes: tuple[_Attached, ...], order: int, wanted: int, *, of_act: bool) -> str:
    """The annex at a place in the order of appearance, or, where that one tells that it is another, one not there."""
    there = next((a for a in annexes if _order(a.document) == order), None)
    if there and (there.of_act, there.number) != (of_act, wanted):
        order = max(_order(a.document) for a in annexes) + 1
    return f"annex-{order}"


def _order(document: str) -> int:
    return int(_DIGITS.findall(document)[0])


def _attached(outline: Outline, act: ActKey) -> tuple[_Attached, ...]:
    found: list[_Attached] = []
    for provision in outline.by_act.get(identity(act), {}).values():
        if provision.kind is ProvisionKind.APPROVAL:
            said = _ATTACHED.search(provision.text.value)
            if said:
                found.append(
                    _Attached(
                        document_of(provision.path), int(said["number"] or 1), act_kind(said["owner"]) is not None
                    )
                )
    return tuple(found)


def unit_above(outline: Outline, act: ActKey, here: str, level: Level) -> str:
    """The path of the paragraph, article, sub-paragraph or passage that `here` stands in; "" where there is none."""
    if level is Level.ARTICLE:
        return _article_above(outline, act, here)
    if level is Level.PARAGRAPH:
        return _paragraph_above(outline, act, here, same_level=True)
    return here if level in _SMALL else ""


def _paragraph_above(outline: Outline, act: ActKey, here: str, *, same_level: bool) -> str:
    """The paragraph or article that `here` stands in; for a sub-paragraph said at a sub-paragraph, its parent."""
    path = here
    while "/" in path:
        provision = outline.at(act, path)
        if provision is not None and provision.kind in _PARAGRAPHS:
            return path
        if provision is not None and provision.kind is ProvisionKind.SUBPARAGRAPH and not same_level:
            return path
        path = path.rpartition("/")[0]
    second = here.split("/")[:2]
    return "/".join(second) if second[-1][:1].isdigit() else document_of(here)


def _article_above(outline: Outline, act: ActKey, here: str) -> str:
    path = here
    while "/" in path:
        provision = outline.at(act, path)
        if provision is not None and provision.kind is ProvisionKind.ARTICLE:
            return path
        path = path.rpartition("/")[0]
    return ""


def _names_chapter(here: str) -> bool:
    return "/chapter-" in here or "/section-" in here
