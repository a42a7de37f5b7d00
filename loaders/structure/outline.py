"""The tree of provisions of one document: chapters, paragraphs, sub-paragraphs, passages, list items, notes, marks.

Takes: the body blocks of a document, the act and the path it belongs to. Gives: provisions in order and editorial notes
with the provision each speaks of. Guarantees: paths are unique, each block is in one provision or note.

    chapter := number "-тарау" ["."] title              section := number "-бөлім" …
    article := number "-бап" "." title                  paragraph := number "." words
    sub     := number ")" words                         item := words ";" (in a list that a colon opened)
    part    := words (the second and further passages)  note := "Ескертпе:" sub*, mark := "*"+ words

Paths: `interfaces.md`, "provision path".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.model import ActKey, EditorialNote, Provision, ProvisionKind, State
from loaders.structure.blocks import Block
from loaders.structure.gone import Gone, gone_together, record_of_end
from loaders.text import EMPTY, Text

_NUMBER = r"\d+(?:-\d+)*"
_QUOTE = r"[«\"“]?\s?"
_CHAPTER = re.compile(rf"^{_QUOTE}(?P<number>{_NUMBER})-?\s?тарау\b\.?\s*(?P<title>.*)$", re.IGNORECASE | re.DOTALL)
_CENTRED = re.compile(r"^(?P<number>\d+)\.\s*(?P<title>[А-ЯЁӘІҢҒҮҰҚӨҺ][^;:]{2,150}[^.;:\s])$")
_SECTION = re.compile(rf"^{_QUOTE}(?P<number>{_NUMBER})-?\s?бөлім\b\.?\s*(?P<title>.*)$", re.IGNORECASE | re.DOTALL)
_SUBCHAPTER = re.compile(rf"^(?P<number>{_NUMBER})-?\s?параграф\b\.?\s*(?P<title>.*)$", re.IGNORECASE | re.DOTALL)
_ARTICLE = re.compile(rf"^{_QUOTE}(?P<number>{_NUMBER})-?\s?бап\b\.?\s*(?P<words>.*)$", re.IGNORECASE | re.DOTALL)
_PARAGRAPH = re.compile(rf"^{_QUOTE}(?P<number>{_NUMBER})\.\s*(?P<words>\D.*|)$", re.DOTALL)
_SUBPARAGRAPH = re.compile(rf"^{_QUOTE}(?P<number>{_NUMBER})\)\s*(?P<words>.*)$", re.DOTALL)
_EDITORIAL = re.compile(r"^Ескерту\s*[.:!]?\s*", re.IGNORECASE)
_OF_TITLE = re.compile(r"(?:[^\W\d]+\s+)?(?:тақырыб|тақырып|атау)", re.IGNORECASE)
_OF_ARTICLE = re.compile(rf"(?P<number>{_NUMBER})-\s?ба[пб]", re.IGNORECASE)
_NOTES = re.compile(r"^Ескертпе(?:лер)?\s*[.:]?\s*(?P<words>.*)$", re.IGNORECASE | re.DOTALL)
_MARK = re.compile(r"^(?P<mark>\*+)\s*(?P<words>.*)$", re.DOTALL)
_DASH = re.compile(r"^[-–—]\s*")
_OPENS_LIST = re.compile(r":\s*[»\"]?$")
_CLOSES_LIST = re.compile(r"[.!]\s*[»\"]?\s*[.;]?$")


@dataclass(frozen=True, slots=True)
class Place:
    """Which act and document the provisions go to, and in which state."""

    act: ActKey
    document: str
    state: State = State.IN_FORCE


class Outline:
    """Builds the tree block by block; `feed` in order, then read `provisions` and `notes`."""

    def __init__(self, place: Place, taken: Iterable[tuple[ActKey, str]] = ()) -> None:
        self.place = place
        self.provisions: list[Provision] = []
        self.notes: list[EditorialNote] = []
        self._taken = set(taken)
        self._numbered = ""  # the article or paragraph that passages belong to
        self._article = ""
        self._chapter = ""
        self._passages = 0
        self._passage = ""  # path of the passage that a list would belong to
        self._list = ""  # path of the provision that opened an unnumbered list
        self._items = 0
        self._subparagraph = ""
        self._in_notes = False
        self._last = place.document
        self.opened: ProvisionKind | None = None
        """What the last block was read as; None for a note of the publisher, which is no law."""

    @property
    def last(self) -> str:
        """The path of the last provision, the document's at first."""
        return self._last

    def stand_in(self, path: str) -> None:
        """Go on inside a paragraph, passage or sub-paragraph that stands elsewhere: new wording of a part of it."""
        parts = path.split("/")
        self._numbered = self._passage = path
        self._passages = 1
        if parts[-1].startswith("part-"):
            self._numbered = path.rpartition("/")[0]
            self._passages = int(parts[-1].removeprefix("part-"))

    def feed(self, block: Block) -> None:
        """Put one block into the tree; a number before words that are centred is a chapter's («1. Жалпы ережелер»)."""
        chapter = None if block.set_in else _CENTRED.match(block.value)
        if chapter:
            self._heading(block.text, chapter, ProvisionKind.CHAPTER)
        else:
            self.feed_text(block.text)

    def feed_text(self, text: Text) -> None:
        """Put one passage, damage undone, into the tree."""
        value = text.value
        self.opened = None
        if (match := _EDITORIAL.match(value)) and not _NOTES.match(value):
            end = match.end()
            target = self._named(value[end:]) or self._noted()
            self.notes.append(EditorialNote(self.place.act, target, text[end:], text[:end]))
        elif match := _NOTES.match(value):
            self._open_notes(text, match)
        elif match := _MARK.match(value):
            self._mark(text, match)
        elif match := _CHAPTER.match(value):
            self._heading(text, match, ProvisionKind.CHAPTER)
        elif (match := _SECTION.match(value)) or (match := _SUBCHAPTER.match(value)):
            self._heading(text, match, ProvisionKind.SECTION)
        elif match := _ARTICLE.match(value):
            self._open_article(text, match)
        elif gone := gone_together(value, self._paragraph_before()):
            self._several_gone(text, gone)
        elif (match := _PARAGRAPH.match(value)) and not self._counts_notes(match["number"]):
            self._paragraph(text, match)
        elif match or (match := _SUBPARAGRAPH.match(value)):
            self._numbered_entry(text, match)
        else:
            self._unnumbered(text)

    def add(self, kind: ProvisionKind, path: str, text: Text, parent: str = "", number: str = "",
            heading: Text = EMPTY, *, repealed: bool = False) -> Provision:  # fmt: skip
        """Put a provision at a path below the document; a path that is taken gets `~2`, `~3` …"""
        unique, count = path, 1
        while (self.place.act, unique) in self._taken:
            count += 1
            unique = f"{path}~{count}"
        self._taken.add((self.place.act, unique))
        made = Provision(self.place.act, unique, kind, text, parent, number, heading, self.place.state, repealed)
        self.provisions.append(made)
        self._last, self.opened = unique, kind
        return made

    def _noted(self) -> str:
        """What a note speaks of unless it says so: the paragraph, article or heading it follows."""
        if not self.provisions:
            return self.place.document
        if self._last.endswith("/title") and self._last != f"{self.place.document}/title":
            return self._last
        return self._numbered or self.place.document

    def _named(self, note: str) -> str:
        """The title or article that a note says it speaks of, where the document has it; "" where it names neither."""
        match = _OF_TITLE.match(note)
        if match and not self._numbered:
            path = self._below("title")
        elif match := _OF_ARTICLE.match(note):
            path = self._below(match["number"])
        else:
            return ""
        return path if any(p.path == path for p in self.provisions) else ""

    def _below(self, *parts: str) -> str:
        return "/".join((self.place.document, *parts))

    def _heading(self, text: Text, match: re.Match[str], kind: ProvisionKind) -> None:
        self._close()
        self._article = ""
        parent = self.place.document
        name = kind.value
        if match.re is _SUBCHAPTER:
            parent, name = self._chapter or parent, "subchapter"
        title, path = text.group(match, "title"), f"{parent}/{name}-{match['number']}"
        if record_of_end(title.value) is not None:
            heading = text[: match.start("title")]
            made = self.add(kind, path, title, parent, match["number"], heading, repealed=True)
            self._record_of_end(made, title)
            return
        base = self.add(kind, path, EMPTY, parent, match["number"])
        if kind is ProvisionKind.CHAPTER:
            self._chapter = base.path
        self.add(ProvisionKind.TITLE, f"{base.path}/title", title, base.path,
                 heading=text[: match.start("title")])  # fmt: skip

    def _open_article(self, text: Text, match: re.Match[str]) -> None:
        """An article opens with its title, or, where it has none, with its first passage."""
        self._close()
        words, heading = text.group(match, "words"), text[: match.start("words")]
        titled = bool(words) and not re.search(r"[.:;]$", words.value)
        made = self.add(
            ProvisionKind.ARTICLE,
            self._below(match["number"]),
            EMPTY if titled else words,
            self.place.document,
            match["number"],
            heading,
            repealed=record_of_end(words.value) is not None,
        )
        if titled:
            self.add(ProvisionKind.TITLE, f"{made.path}/title", words, made.path)
        self._article = self._numbered = self._passage = made.path
        self._passages = 0 if titled else 1
        self._record_of_end(made, words)
        self._open_list(made)

    def _paragraph(self, text: Text, match: re.Match[str]) -> None:
        self._close()
        words = text.group(match, "words")
        parent = self._article or self.place.document
        made = self.add(ProvisionKind.PARAGRAPH, f"{parent}/{match['number']}", words, parent, match["number"],
                        text[: match.start("words")], repealed=record_of_end(words.value) is not None)  # fmt: skip
        self._numbered = self._passage = made.path
        self._passages = 1
        self._record_of_end(made, words)
        self._open_list(made)

    def _record_of_end(self, made: Provision, words: Text) -> None:
        """«19. Алып тасталды - …» records an amendment as an editorial note does."""
        if made.repealed:
            self.notes.append(EditorialNote(made.act, made.path, words[record_of_end(words.value) or 0 :]))

    def _several_gone(self, text: Text, gone: Gone) -> None:
        """«2 - 4. Алып тасталды - …»: a provision for each number, the words with the first."""
        words, heading = text[gone.words :], text[: gone.words]
        if gone.listed and not self._passage:
            self._open_passage(EMPTY)
        parent = self._passage if gone.listed else self._article or self.place.document
        kind = ProvisionKind.SUBPARAGRAPH if gone.listed else ProvisionKind.PARAGRAPH
        if not gone.listed:
            self._close()
        for number in gone.numbers:
            made = self.add(kind, f"{parent}/{number}", words, parent, number, heading, repealed=True)
            self.notes.append(EditorialNote(made.act, made.path, text[gone.words :]))
            words = heading = EMPTY
        if not gone.listed:
            self._numbered = self._passage = self._last
            self._passages = 1

    def _paragraph_before(self) -> str:
        return next((p.number for p in reversed(self.provisions) if p.kind is ProvisionKind.PARAGRAPH), "")

    def _numbered_entry(self, text: Text, match: re.Match[str]) -> None:
        words = text.group(match, "words")
        heading = text[: match.start("words")]
        if self._in_notes:
            self.add(ProvisionKind.NOTE, self._below(f"note-{match['number']}"), words, self.place.document,
                     match["number"], heading)  # fmt: skip
            return
        if not self._passage:
            self._open_passage(EMPTY)
        self._list, self._items = "", 0
        made = self.add(ProvisionKind.SUBPARAGRAPH, f"{self._passage}/{match['number']}", words, self._passage,
                        match["number"], heading, repealed=record_of_end(words.value) is not None)  # fmt: skip
        self._subparagraph = made.path
        self._record_of_end(made, words)
        self._open_list(made)

    def _unnumbered(self, text: Text) -> None:
        if self._in_notes and not self._numbered:
            self.add(ProvisionKind.NOTE, self._below("note-1"), text, self.place.document)
            return
        if self._list:
            self._items += 1
            dash = _DASH.match(text.value)
            words = text[dash.end() :] if dash else text
            made = self.add(ProvisionKind.ITEM, f"{self._list}/item-{self._items}", words, self._list,
                            heading=text[: dash.end()] if dash else EMPTY)  # fmt: skip
            if _CLOSES_LIST.search(made.text.value):
                self._list, self._items = "", 0
            return
        self._open_passage(text)

    def _open_passage(self, text: Text) -> None:
        """A passage without a number: the first of a paragraph has no part, those of a bare document all have."""
        self._subparagraph = ""
        base = self._numbered or self.place.document
        self._passages += 1
        if self._passages == 1 and base == self._article:
            made = self._say(base, text)
        else:
            path = f"{base}/part-{self._passages}" if self._passages > 1 or not self._numbered else base
            made = self.add(ProvisionKind.PART, path, text, base)
        self._passage = made.path
        self._open_list(made)

    def _say(self, path: str, text: Text) -> Provision:
        """Give words to a provision that had none: the first passage of an article below its title."""
        index = next(i for i, p in enumerate(self.provisions) if p.path == path)
        self.provisions[index] = replace(self.provisions[index], text=text)
        self._last = path
        return self.provisions[index]

    def _open_list(self, made: Provision) -> None:
        self._list, self._items = (made.path, 0) if _OPENS_LIST.search(made.text.value) else ("", 0)

    def _open_notes(self, text: Text, match: re.Match[str]) -> None:
        self._in_notes = True
        if match["words"]:
            self.add(ProvisionKind.NOTE, self._below("note-1"), text.group(match, "words"), self.place.document,
                     heading=text[: match.start("words")])  # fmt: skip
        else:
            self.add(ProvisionKind.NOTE, self._below("notes"), EMPTY, self.place.document, heading=text)

    def _counts_notes(self, number: str) -> bool:
        """Whether a number counts notes: below «Ескертпе:», the next one, unless paragraphs go on with it."""
        if not self._in_notes:
            return False
        notes = sum(p.kind is ProvisionKind.NOTE and bool(p.number) for p in self.provisions)
        before = next((p.number for p in reversed(self.provisions) if p.kind is ProvisionKind.PARAGRAPH), "0")
        return number == str(notes + 1) and number != str(int(before.partition("-")[0]) + 1 if before != "0" else 0)

    def _mark(self, text: Text, match: re.Match[str]) -> None:
        self.add(ProvisionKind.MARK, self._below(f"mark-{len(match['mark'])}"), text.group(match, "words"),
                 self.place.document, match["mark"], text[: match.start("words")])  # fmt: skip

    def _close(self) -> None:
        self._in_notes = False
        self._passage = self._list = self._numbered = self._subparagraph = ""
        self._passages = self._items = 0


def without_quotes(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """New wording without the quotation marks around it; the marks go to the headings, so that they are accounted."""
    made = list(provisions)
    words = [i for i, p in enumerate(made) if p.text or p.heading]
    if words:
        first = made[words[0]]
        if not first.heading and (mark := re.match(r"[«\"“]\s?", first.text.value)):
            made[words[0]] = replace(first, text=first.text[mark.end() :], heading=first.text[: mark.end()])
        last = made[words[-1]]
        if mark := re.search(r"\s?[»\"”]\s?[.;,]?$", last.text.value):
            closing = last.text[mark.start() :]
            made[words[-1]] = replace(last, text=last.text[: mark.start()], heading=last.heading + closing)
    return tuple(made)
