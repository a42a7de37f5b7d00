"""Amending instructions and the new wording they quote.

Takes: the blocks of an enacting text. Gives: the blocks that are the act's own, instructions with the provisions they
change, and the provisions written anew, which belong to the act amended. Guarantees: new wording is never a provision
of the amending act.

    amending := act (scope | instruction wording?)* | "… қаулысының 2-тармағы мынадай редакцияда жазылсын:" wording
    act      := "… Жарлығына мынадай өзгерістер енгізілсін:" | "… қаулысында:"
    scope    := "… бекітілген … қағидаларында:"              from here on places are in that annex
    wording  := "«" … "»" [";" | "."]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.grammar.citation import Citation
from loaders.grammar.citations import find_citations
from loaders.grammar.notes import REPEALED, read_note
from loaders.grammar.places import Level, Place, provision_path
from loaders.model import ActKey, Instruction, Provision, ProvisionKind, State
from loaders.names.morphology import Case, case_of
from loaders.structure.blocks import Block
from loaders.structure.outline import Outline, without_quotes
from loaders.structure.outline import Place as Ground
from loaders.text import EMPTY, Text

_AMENDS = re.compile(r"мынадай\s+(?:\w+\s+){0,3}?(?:өзгеріс|толықтыру)\w*.*енгіз", re.IGNORECASE | re.DOTALL)
_THAT_ACT = re.compile(r"(?:көрсетілген|аталған)\s+\w+(?:мен|пен|бен)?\s+(?:\w+\s+){0,2}бекітілген", re.IGNORECASE)
_APPROVED = re.compile(r"бекітілген\b", re.IGNORECASE)
_ANNEX_NUMBER = re.compile(r"(\d+)-қосымша")
_OPENING = ("«", '"', "“")
_CLOSED = re.compile(r"[»\"”]\s?[;.,]*\s?$")
_ITEM_NUMBER = re.compile(r"^[«\"“]?\s?(?P<number>\d+(?:-\d+)*)\.\s*(?P<title>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scope:
    """The act being amended and the document in it."""

    act: ActKey
    document: str = "main"


class Amending:
    """Walks through an enacting text; `feed` tells whether a block was new wording."""

    def __init__(self, outline: Outline, state: State) -> None:
        self._outline = outline
        self._state = state
        self._scope: Scope | None = None
        self._targets: tuple[Place, ...] = ()
        self._expects = False
        self._wording: list[Block] = []
        self._taken: set[tuple[ActKey, str]] = set()
        self.instructions: list[Instruction] = []
        self.rewritten: list[Provision] = []

    def feed(self, block: Block) -> None:
        """Put one block where it belongs: into the act's own outline, or into new wording."""
        if self._wording or (self._expects and block.value.startswith(_OPENING)):
            self._wording.append(block)
            if _CLOSED.search(block.value) and self._balanced():
                self._write()
            return
        self._outline.feed(block)
        self._expects = False
        if self._outline.opened is not None:
            self._read(block.text)

    def finish(self) -> None:
        """Write wording that no closing mark ended."""
        if self._wording:
            self._write()

    def _balanced(self) -> bool:
        words = " ".join(b.value for b in self._wording)
        if self._wording[0].value.startswith("«"):
            return words.count("«") <= words.count("»")
        return True

    def _read(self, text: Text) -> None:
        value = text.value
        if self._outline.opened is ProvisionKind.PARAGRAPH:
            self._scope = None  # what a paragraph says it amends is no matter of the next
        amended = _amended(value)
        if amended:
            title = value[slice(*amended.title)] if amended.title else amended.key.title
            self._scope = Scope(replace(amended.key, title=title))
            if not amended.places:
                return
        if self._scope is None:
            return
        if value.rstrip().endswith(":") and self._changes_scope(value):
            return
        self._instruction(text, self._scope, amended.places if amended else ())

    def _changes_scope(self, value: str) -> bool:
        if not _APPROVED.search(value) or case_of(value.rstrip(" :")) is not Case.LOCATIVE:
            return False
        assert self._scope is not None
        self._scope = Scope(self._scope.act, self._annex(value))
        return True

    def _annex(self, value: str) -> str:
        number = _ANNEX_NUMBER.search(value)
        return f"annex-{number[1]}" if number and not _THAT_ACT.search(value) else "annex-1"

    def _instruction(self, text: Text, scope: Scope, places_of_act: tuple[Place, ...]) -> None:
        for statement in read_note(text.value):
            whole = bool(_THAT_ACT.search(text.value))
            document = self._annex(text.value) if whole else scope.document
            places = () if whole else places_of_act or statement.places
            paths = tuple(_below(document, place) for place in places) or ((document,) if whole else ())
            if not paths:
                continue
            self.instructions.append(
                Instruction(
                    act=self._outline.place.act,
                    provision=self._outline.last,
                    amended=scope.act,
                    targets=paths,
                    kind=statement.kind,
                    text=text,
                    state=self._state,
                )
            )
            self._targets = places
            self._expects = text.value.rstrip().endswith(":")

    def _write(self) -> None:
        blocks, self._wording, self._expects = self._wording, [], False
        if self._scope is None:
            return
        outline = Outline(Ground(self._scope.act, self._scope.document, self._state), self._taken)
        if (self._scope.act, self._scope.document) not in self._taken:
            outline.add(ProvisionKind.DOCUMENT, self._scope.document, EMPTY)
        first = self._targets[0] if self._targets else None
        texts = [block.text for block in blocks]
        last = first.units[-1] if first else None
        if last and last.level is Level.NAME:
            base = _below(self._scope.document, first) if first else ""
            kind = ProvisionKind.TITLE if last.number == "title" else ProvisionKind.PREAMBLE
            outline.add(kind, base, _one(texts), base.rpartition("/")[0])
        else:
            if first and last and last.level in (Level.SECTION, Level.CHAPTER):
                texts = self._headed(outline, texts, last.level, last.number)
            elif first and last and last.level > Level.PARAGRAPH:
                outline.stand_in(_below(self._scope.document, first).rpartition("/")[0])
            for text in texts:
                outline.feed_text(text)
        self._taken |= {(p.act, p.path) for p in outline.provisions}
        self.rewritten += without_quotes(outline.provisions)

    def _headed(self, outline: Outline, texts: list[Text], level: Level, number: str) -> list[Text]:
        """A section written anew opens with its number and title, which look like a paragraph: "6. Есеп беру"."""
        match = _ITEM_NUMBER.match(texts[0].value)
        if not match or match["number"] != number:
            return texts
        kind = ProvisionKind.SECTION if level is Level.SECTION else ProvisionKind.CHAPTER
        document = outline.place.document
        base = outline.add(kind, f"{document}/{kind.value}-{number}", EMPTY, document, number)
        title = texts[0].group(match, "title")
        heading = texts[0][: match.start("title")]
        outline.add(ProvisionKind.TITLE, f"{base.path}/title", title, base.path, heading=heading)
        return texts[1:]


def _amended(value: str) -> Citation | None:
    """The act that a passage says it amends, if it says so."""
    cited = [c for c in find_citations(value) if c.date]
    if not cited:
        return None
    last = cited[-1]
    if _AMENDS.search(value):
        return last
    case = case_of(value[slice(*last.noun)])
    if case is Case.LOCATIVE and not value[last.after :].strip(" :") and value.rstrip().endswith(":"):
        return last
    orders = any(statement.kind != REPEALED for statement in read_note(value))
    return last if case is Case.GENITIVE and last.places and orders else None


def _below(document: str, place: Place | None) -> str:
    path = provision_path(place.units) if place else ""
    if place and place.units[0].level is Level.ANNEX:
        document = f"annex-{place.units[0].number}"
    return f"{document}/{path}" if path else document


def _one(texts: Iterable[Text]) -> Text:
    whole = EMPTY
    for text in texts:
        whole = whole + Text.inserted(" ") + text if whole else text
    return whole
