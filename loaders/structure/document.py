"""The document of a source: head, provisions of all its documents, notes, tables, instructions.

Takes: a source and, where there is one, the thesaurus. Gives: a `Document`. Guarantees: what could not be placed is a
diagnostic with its place, never lost; nothing is refused that has the heading of an act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.grammar.acts import ACT_NOUN, act_kind, issuer_slug
from loaders.grammar.citation import Citation
from loaders.grammar.citations import find_citations
from loaders.grammar.force import clause_of_this_act, force_dates
from loaders.lines import Line, split_lines
from loaders.model import (
    ActKey,
    Diagnostic,
    Document,
    EditorialNote,
    Grid,
    Header,
    Instruction,
    Provision,
    ProvisionKind,
    Severity,
    Source,
    State,
    Table,
)
from loaders.restore import Context
from loaders.structure.account import furniture, unplaced
from loaders.structure.amending import Amending
from loaders.structure.blocks import Block, blocks
from loaders.structure.breaks import break_of
from loaders.structure.grid import read_grid
from loaders.structure.outline import Outline, Place
from loaders.structure.parts import Part, Parted, enacts, parted
from loaders.structure.tables import read_table
from loaders.text import EMPTY, Text
from ontology.errors import NotAnAct
from ontology.lexicon import Lexicon

_DRAFT = re.compile(rf"(?P<issuer>[^\"«»]*?)\s*(?P<noun>{ACT_NOUN})\s+жобасы", re.IGNORECASE)
_GONE = re.compile(r"Күші(?:н)?\s+жой", re.IGNORECASE)
_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма")
_CHANGES = re.compile(r"енгізілетін\s+(?:\w+\s+)?(?:өзгеріс|толықтыру)", re.IGNORECASE)
_OWN_STATUS = re.compile(rf"(?:{ACT_NOUN}\s+)?{_GONE.pattern}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]*енгіз[^()]*)\)", re.IGNORECASE)
_HEADED = re.compile(r"^\d+-(?:тарау|бөлім|бап)\b", re.IGNORECASE)
_LABEL = re.compile(r"\d+(?:-\d+)*\.\s")
_CELLS = 6  # blocks in a row that are not set in and make a table


def structure(source: Source, lexicon: Lexicon | None = None) -> Document:
    """Understand a source as far as its structure goes.

    Raises `NotAnAct` where no heading of an act (issuer, date, number, kind) is found near its beginning.
    """
    lines = split_lines(source)
    context = Context.of(line.text.value for line in lines)
    gathered = blocks(lines, context)
    whole = parted(gathered)
    if whole.citation is None or whole.heading is None:
        raise NotAnAct(
            f"{source.name}: no heading of an act (issuer, date, number) in the text; give the text of an act"
        )
    return _Reader(source, whole, gathered, lexicon).document()


class _Reader:
    """One pass over the parts of a source."""

    def __init__(self, source: Source, whole: Parted, gathered: Sequence[Block], lexicon: Lexicon | None) -> None:
        assert whole.citation is not None
        assert whole.heading is not None
        self._source, self._whole, self._blocks, self._lexicon = source, whole, gathered, lexicon
        self._title = _joined(block.text for block in whole.title)
        self._citation: Citation = whole.citation
        self._key = replace(whole.citation.key, title="")
        self._headers: list[Header] = []
        self._provisions: list[Provision] = []
        self._notes: list[EditorialNote] = []
        self._instructions: list[Instruction] = []
        self._tables: list[tuple[Sequence[Line], ActKey, str]] = []
        self._grids: list[Grid] = []
        self._diagnostics: list[Diagnostic] = []
        self._annexes: dict[ActKey, int] = {}
        self._cell_lines: list[Line] = []

    def document(self) -> Document:
        self._main(self._whole.parts[0])
        for part in self._whole.parts[1:]:
            self._annex(part)
        tables = [self._table(*region) for region in self._tables]
        headers = (self._header(), *self._headers)
        document = Document(
            source=self._source,
            headers=headers,
            provisions=tuple(self._provisions),
            notes=tuple(self._notes),
            instructions=tuple(self._instructions),
            tables=tuple(tables),
            grids=tuple(self._grids),
        )
        document = replace(document, furniture=furniture(document, self._whole.closing, self._cell_lines))
        return replace(document, diagnostics=(*self._diagnostics, *self._repairs(), *self._doubts(document)))

    # --- the enacting text ------------------------------------------------------------------------------------------

    def _main(self, part: Part) -> None:
        assert self._whole.heading is not None
        outline = Outline(Place(self._key, "main"))
        outline.add(ProvisionKind.DOCUMENT, "main", EMPTY)
        outline.add(ProvisionKind.TITLE, "main/title", self._title, "main")
        outline.add(ProvisionKind.TITLE, "main/heading", self._whole.heading.text, "main")
        self._enacting(part, outline, State.IN_FORCE)

    def _enacting(self, part: Part, outline: Outline, state: State) -> None:
        amending = Amending(outline, state)
        body = list(part.body)
        preamble = next((i for i, b in enumerate(body[:6]) if enacts(b.value)), _before_numbers(body))
        document = outline.place.document
        title = self._title if document == "main" else _joined(block.text for block in part.title)
        for index, block in enumerate(body):
            if index <= preamble and not block.value.startswith("Ескерту"):
                repeats = block.value == title.value
                kind = ProvisionKind.TITLE if repeats else ProvisionKind.PREAMBLE
                outline.add(kind, f"{document}/{kind.value}", block.text, document)
            else:
                amending.feed(block)
        amending.finish()
        signature = _joined(block.text for block in part.signature)
        if signature:
            outline.add(ProvisionKind.SIGNATURE, f"{document}/signature", signature, document)
        if part.consents:
            consents = _joined(block.text for block in part.consents)
            outline.add(ProvisionKind.SIGNATURE, f"{document}/signature", consents, document)
        self._provisions += outline.provisions + amending.rewritten
        self._notes += outline.notes
        self._instructions += amending.instructions

    # --- annexes ----------------------------------------------------------------------------------------------------

    def _annex(self, part: Part) -> None:
        own = self._next(self._key)
        base = Outline(Place(self._key, own, State.PROPOSED if part.submitted else State.IN_FORCE))
        base.add(ProvisionKind.DOCUMENT, own, EMPTY)
        for approval in part.approvals:
            text = _joined(block.text for block in approval)
            base.add(ProvisionKind.APPROVAL, f"{own}/approval", text, own)
        if part.submitted:
            self._draft(part, base, own)
            return
        owner, path = self._owner(part, own)
        if owner != self._key:
            self._provisions += base.provisions
            taken = {(p.act, p.path) for p in self._provisions}
            base = Outline(Place(owner, path), taken)
            if (owner, path) not in taken:
                base.add(ProvisionKind.DOCUMENT, path, EMPTY)
        title = _joined(b.text for b in part.title)
        if title:
            base.add(ProvisionKind.TITLE, f"{path}/title", title, path)
        if owner == self._key and _CHANGES.search(title.value):
            self._changes(part, base)
        else:
            self._body(part, base)
            self._provisions += base.provisions
        self._notes += base.notes

    def _changes(self, part: Part, outline: Outline) -> None:
        """An annex that amends acts, as an enacting text may: «… шешімдеріне енгізілетін өзгерістер»."""
        amending = Amending(outline, State.IN_FORCE)
        for block in part.body:
            amending.feed(block)
        amending.finish()
        self._provisions += outline.provisions + amending.rewritten
        self._instructions += amending.instructions

    def _next(self, act: ActKey) -> str:
        self._annexes[act] = self._annexes.get(act, 0) + 1
        return f"annex-{self._annexes[act]}"

    def _owner(self, part: Part, own: str) -> tuple[ActKey, str]:
        """Whose annex this is: the act's own, or that of an act which it rewrites."""
        amended = {i.amended for i in self._instructions}
        cited = [c.key for a in part.approvals for c in find_citations(_joined(b.text for b in a).value)]
        for key in cited:
            for act in amended:
                if (act.kind, act.date, act.number) == (key.kind, key.date, key.number):
                    return act, self._next(act)
        previous = next((p.act for p in reversed(self._provisions) if p.kind is ProvisionKind.DOCUMENT), self._key)
        if not cited and previous != self._key and previous in amended:
            return previous, self._next(previous)
        return self._key, own

    def _draft(self, part: Part, outline: Outline, path: str) -> None:
        title = _joined(block.text for block in part.title)
        said = _DRAFT.search(self._title.value)
        kind = act_kind(said["noun"]) if said else None
        issuer = issuer_slug(said["issuer"].rpartition("Республикасы")[2].partition(" ")[2], kind) if said else ""
        key = ActKey(kind, issuer, within=self._key, part=path)
        outline.add(ProvisionKind.TITLE, f"{path}/title", title, path)
        self._enacting(part, outline, State.PROPOSED)
        signed = _joined(block.text for block in part.signature)
        clause = self._clause(path)
        self._headers.append(Header(key, title, EMPTY, "draft", None, signed, clause))

    def _body(self, part: Part, outline: Outline) -> None:
        document = outline.place.document
        start, end = _region(part.body)
        numbered = any(_HEADED.match(b.value) or _LABEL.match(b.value) for b in _before_notes(part.body))
        opened = False
        for index, block in enumerate(part.body):
            if start <= index < end:
                if index == start:
                    self._cells(part.body[start:end], outline)
                continue
            opened = opened or bool(_HEADED.match(block.value) or re.match(r"\d+(?:-\d+)*[.)]", block.value))
            special = block.value.startswith(("Ескерт", "*"))
            if numbered and not opened and not special and end <= start:
                outline.add(ProvisionKind.PREAMBLE, f"{document}/preamble", block.text, document)
            else:
                outline.feed(block)

    def _cells(self, cells: Sequence[Block], outline: Outline) -> None:
        lines = [line for block in cells for line in block.lines]
        self._cell_lines += lines
        document, act = outline.place.document, outline.place.act
        words = " ".join(line.text.value for line in lines).lower()
        if sum(day in words for day in _WEEKDAYS) >= 3:
            grid, provisions, doubts = read_grid(lines, act, document)
            self._grids.append(grid)
            outline.provisions += provisions
            self._diagnostics += doubts
        else:
            self._tables.append((lines, act, document))

    def _table(self, lines: Sequence[Line], act: ActKey, document: str) -> Table:
        rules = [p for p in self._provisions if p.kind in (ProvisionKind.PARAGRAPH, ProvisionKind.ITEM)]
        table, provisions, doubts = read_table(lines, act, document, self._lexicon, rules)
        at = next((i for i, p in enumerate(self._provisions) if p.act == act and p.path == f"{document}/title"), -1)
        at = at + 1 if at >= 0 else len(self._provisions)
        self._provisions[at:at] = provisions
        self._diagnostics += doubts
        return table

    # --- head and doubts --------------------------------------------------------------------------------------------

    def _header(self) -> Header:
        assert self._whole.heading is not None
        heading = self._whole.heading.text
        rest = heading[self._citation.after :]
        repealed_by, ended = None, None
        for value in (rest.value, *(n.text.value for n in self._notes if n.target == "main")):
            cited = find_citations(value) if _OWN_STATUS.match(value.strip(" .")) else ()
            if cited and repealed_by is None:
                repealed_by = cited[0].key
                said = _IN_BRACKETS.search(value, cited[0].start)
                ended = force_dates(said[1], repealed_by.date).since if said else repealed_by.date
        gone = repealed_by is not None or bool(_GONE.match(heading.value.strip()))
        clause = self._clause("main")
        signed = next((p.text for p in self._provisions if p.path == "main/signature" and p.act == self._key), EMPTY)
        return Header(
            key=self._key,
            title=self._title,
            heading=heading,
            status="repealed" if gone else "in-force",
            repealed_by=repealed_by,
            signed_by=signed,
            in_force_clause=clause,
            valid_from=force_dates(clause.value, self._key.date).since if clause else None,
            valid_to=ended,
        )

    def _clause(self, document: str) -> Text:
        for provision in self._provisions:
            if provision.act == self._key and provision.path.startswith(f"{document}/"):
                found = clause_of_this_act(provision.text.value)
                if found:
                    return provision.text[found[0] : found[1]]
        return EMPTY

    def _repairs(self) -> Iterator[Diagnostic]:
        stands_in = {origin: note.target for note in self._notes for origin in note.text.origins}
        stands_in |= {o: provision.path for provision in self._provisions for o in provision.text.origins}
        for block in self._blocks:
            for repair in block.restored.repairs:
                message = f"damage undone ({repair.cause.replace('-', ' ')})"
                path = next((stands_in[o] for o in repair.words.origins if o >= 0 and o in stands_in), "")
                yield Diagnostic(f"repaired-{repair.cause}", Severity.INFO, message, repair.words, path)

    def _doubts(self, document: Document) -> Iterator[Diagnostic]:
        if not document.headers[0].signed_by:
            yield Diagnostic("no-signature", Severity.WARNING, "no signature was found under the enacting text")
        found = break_of(self._whole, document)
        if found:
            yield found
        yield from unplaced(document)


def _before_notes(body: Sequence[Block]) -> Sequence[Block]:
    return body[: next((i for i, b in enumerate(body) if b.value.startswith("Ескертпе")), len(body))]


def _before_numbers(body: Sequence[Block]) -> int:
    """The last block before the first that bears a number; -1 where none does."""
    return next((i for i, b in enumerate(body) if _HEADED.match(b.value) or _LABEL.match(b.value)), 0) - 1


def _region(body: Sequence[Block]) -> tuple[int, int]:
    """Where the cells of a table or grid begin and end among the blocks of an annex; (0, 0) where there are none."""
    best = (0, 0)
    start = 0
    for index, block in enumerate((*body, None)):
        if block is not None and not block.set_in and not _HEADED.match(block.value):
            continue
        if index - start > best[1] - best[0]:
            best = (start, index)
        start = index + 1
    return best if best[1] - best[0] >= _CELLS else (0, 0)


def _joined(texts: Iterable[Text]) -> Text:
    whole = EMPTY
    for text in texts:
        whole = whole + Text.inserted(" ") + text if whole and text else whole or text
    return whole
