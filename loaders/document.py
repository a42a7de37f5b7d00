"""The document as the stages hand it on: source, provisions, notes, tables, and what could not be understood.

Plain frozen data, no rdflib: `graph.py` alone knows triples.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.text import EMPTY, Text


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something in a source that was not understood, or was understood with doubt.

    `code` is a stable kebab-case cause ("unplaced-text", "row-doubtful", "no-signature" …); `message` one English
    sentence; `place` the words concerned (empty where the whole file is meant).
    """

    code: str
    severity: Severity
    message: str
    place: Text = EMPTY
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name, the SHA-256 of its bytes (hex), the encoding it was decoded with, its characters.

    Characters are those of the decoded file without a byte order mark, line ends as they stand. `modified` is when the
    file was last written (UTC, whole seconds), None where it is no file.
    """

    name: str
    sha256: str
    encoding: str
    text: str
    modified: dt.datetime | None = field(default=None, compare=False)


class ActKind(StrEnum):
    """Kinds of act (`interfaces.md`)."""

    CONSTITUTION = "constitution"
    CODE = "code"
    LAW = "law"
    DECREE = "decree"
    ORDER = "order"
    MINISTERIAL_ORDER = "ministerial-order"
    RESOLUTION = "resolution"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class ActKey:
    """What identifies an act: kind, issuer, date, number; any may be unknown ("" or None) in a mere reference.

    `issuer` is a slug: `president`, `government`, `parliament`, `prime-minister`, or a slug of the organ's Kazakh name.
    A draft has no date and number: `within` then names the submitting act and `part` the document in it (`annex-1`).
    """

    kind: ActKind | None
    issuer: str = ""
    date: dt.date | None = None
    number: str = ""
    title: str = ""
    within: ActKey | None = None
    part: str = ""


class State(StrEnum):
    """State of a fact (`interfaces.md`)."""

    IN_FORCE = "in-force"
    PROPOSED = "proposed"
    ENDED = "ended"


class ProvisionKind(StrEnum):
    """What a node of the provision tree is."""

    DOCUMENT = "document"  # main, annex-N
    TITLE = "title"
    PREAMBLE = "preamble"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    PART = "part"  # unnumbered passage
    ITEM = "item"  # unnumbered entry of a list
    ROW = "row"
    NOTE = "note"  # entry of a note («Ескертпе»)
    MARK = "mark"  # footnote with asterisks
    SLOT = "slot"  # entry of a grid: week-3/day-2/item-1
    SIGNATURE = "signature"  # who signed; path `main/signature`
    APPROVAL = "approval"  # the block "approved by …" above an annex; path `annex-1/approval`


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of an act's tree, in order of appearance.

    `act` is the act it belongs to (of rewritten words: the act rewritten), `path` its provision path there (unique in
    the act), `parent` the path above it ("" for a document). `text` holds its own words alone, damage undone, white
    space squeezed, number and bullet left out, not those of its children: of `17` the words that introduce the list,
    of `17/4` the sub-paragraph's. `number` is the number as printed ("17-1", "4"), `heading` its printed form with
    punctuation ("17-1.", "4)") so that no character is unplaced. `repealed` is set where only the record of its
    deletion stands ("19. Алып тасталды - …").
    """

    act: ActKey
    path: str
    kind: ProvisionKind
    text: Text
    parent: str = ""
    number: str = ""
    heading: Text = EMPTY
    state: State = State.IN_FORCE
    repealed: bool = False


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """An «Ескерту.» of the publisher or a line "Күші жойылды - …": not law, but where amendments are recorded.

    `target` is the path of the provision it speaks of (the one it follows, or the one it names: «Тізбенің атауы» is
    `annex-1/title`); `text` is the whole note less the word «Ескерту.», damage undone, `heading` that word.
    """

    act: ActKey
    target: str
    text: Text
    heading: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Instruction:
    """An amending instruction of an enacting text: "4 және 5-тармақтар мынадай редакцияда жазылсын:".

    `provision` is its place in the amending act, `amended` the act it changes, `targets` paths there, `kind` the kind
    of impact (`reworded`, `added`, `deleted`, `changed`, `repealed`), `text` its words without the new wording.
    """

    act: ActKey
    provision: str
    amended: ActKey
    targets: tuple[str, ...]
    kind: str
    text: Text
    state: State = State.IN_FORCE


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table as put together: its words, damage undone; empty where the cell is empty."""

    text: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: `path` (`annex-1/row-92`), number in order of appearance, cells in column order.

    `doubt` is `column` where a cell could stand in two columns, else "".
    """

    path: str
    number: int
    cells: tuple[Cell, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an annex: heads of the columns as printed (empty where lost) and rows. `document` is `annex-1`."""

    act: ActKey
    document: str
    heads: tuple[Text, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GridEntry:
    """An entry of a calendar grid, `week` 1-4, `weekday` 1-5, `item` its order in the cell, text less the dash."""

    path: str
    week: int
    weekday: int
    item: int
    text: Text


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of weeks by weekdays in the document `document` (`annex-1`) of `act`; `heads` as printed, labels among
    them."""

    act: ActKey
    document: str
    entries: tuple[GridEntry, ...]
    heads: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """What the head and foot of an act say of it.

    `repealed_by` where the heading says so; `signed_by` the name under the text; `in_force_clause` the words on coming
    into force, `valid_from` their date where it can be known (day of signature = date of the act), `valid_to`
    half-open.
    """

    key: ActKey
    title: Text
    heading: Text
    status: str = "in-force"
    repealed_by: ActKey | None = None
    signed_by: Text = EMPTY
    in_force_clause: Text = EMPTY
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file understood as far as its structure goes.

    `headers` has the act first, then drafts it submits; `furniture` is what print adds and no provision holds: the
    publisher's line, numbers of columns, dashes before entries.
    """

    source: Source
    headers: tuple[Header, ...]
    provisions: tuple[Provision, ...]
    notes: tuple[EditorialNote, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    tables: tuple[Table, ...] = ()
    grids: tuple[Grid, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    furniture: tuple[Text, ...] = ()

    @property
    def key(self) -> ActKey:
        """The act of this file."""
        return self.headers[0].key
