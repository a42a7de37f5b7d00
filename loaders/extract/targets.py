"""Where in an act a named place is: the path of «3) тармақша» said under paragraph 17 is `17/3` there."""

from __future__ import annotations

import re

from loaders.document import ActKey, ProvisionKind
from loaders.extract.acts import Outline, document_of, identity
from loaders.grammar.places import Level, Unit, provision_path

_PARAGRAPHS = (ProvisionKind.PARAGRAPH, ProvisionKind.ARTICLE)
_SMALL = (Level.SUBPARAGRAPH, Level.PART, Level.ITEM)
_ANNEX = re.compile(r"annex-(\d+)$")
_WORD = re.compile(r"\w+")


def path_of(outline: Outline, act: ActKey, units: tuple[Unit, ...], here: str) -> str:
    """The path in an act that units mean when they are said at the path `here`.

    Large units count from the document that `here` stands in, small ones («3) тармақша», «екінші бөлік») from its
    paragraph, paragraphs of a law from its article. `here` itself is given back where it is what the units name, so
    that the second of two paragraphs with one number keeps its own path.
    """
    document = document_of(here)
    first = units[0].level
    if first is Level.ANNEX:
        document, units = annex_of(outline, act, document, units[0].number), units[1:]
        return "/".join(filter(None, (document, provision_path(units)))) if units else document
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


def annex_of(outline: Outline, act: ActKey, document: str, number: str) -> str:
    """The document that is annex `number` of a document: of the enacting text by its own number, of an annex counted
    among the annexes of that annex; where those are not at hand, the next numbers (`interfaces.md`)."""
    match = _ANNEX.match(document)
    if match is None:
        return f"annex-{number.partition('-')[0]}"
    attached = [
        path.partition("/")[0]
        for path, provision in outline.by_act.get(identity(act), {}).items()
        if provision.kind is ProvisionKind.APPROVAL and attached_to_annex(provision.text.value)
    ]
    later = [name for name in attached if int(name.removeprefix("annex-")) > int(match[1])]
    wanted = int(re.match(r"\d+", number)[0])  # type: ignore[index]
    return later[wanted - 1] if wanted <= len(later) else f"annex-{int(match[1]) + wanted}"


def attached_to_annex(approval: str) -> bool:
    """Whether the words above an annex say that it belongs to rules («… ережеге қосымша»), not to the act itself."""
    owner = re.search(r"(\w+)\s+(?:№?\s*\d+\s*-?\s*)?қосымша", approval, re.IGNORECASE)
    return bool(owner) and re.search(r"жарлы|өкім|бұйры|қаулы|шешім|заң", owner[1].lower()) is None  # type: ignore[index]


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
    return "/".join(second) if _WORD.match(second[-1]) and second[-1][:1].isdigit() else document_of(here)


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
