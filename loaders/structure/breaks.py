"""Where a text breaks off: a truncated file is read as far as it goes, and the reader is told.

Takes: the parts of a source and its document. Gives: a diagnostic at the last words, or none where the text ends as
acts do: with a signature, a full stop, or a finished table.
"""

from __future__ import annotations

import re

from loaders.model import Diagnostic, Document, Severity
from loaders.structure.blocks import Block
from loaders.structure.offices import End, end_of
from loaders.structure.parts import Part, Parted

_SENTENCE_ENDS = re.compile(r"[.!?»\"”)]\s*$|_\s*$")
_WEEK_ENDS = "жұма"
_SHOWN = 40  # characters of the last words that the diagnostic shows


def break_of(whole: Parted, document: Document) -> Diagnostic | None:
    """A diagnostic where the text breaks off, None where it ends as it should."""
    part = whole.parts[-1]
    last = _last(part)
    if last is None:
        return None
    if not part.body and not part.signature:
        message = "the text breaks off here: a document is announced and has no text"
    elif last in part.signature or last in part.consents:
        return None
    elif last.set_in or not _in_cells(last, document):
        if _SENTENCE_ENDS.search(last.value):
            return None
        message = "the text breaks off here, in the middle of a sentence or list"
    elif _table_ends(part, last, document):
        return None
    else:
        message = "the text breaks off here, in the middle of a table"
    place = last.text[-_SHOWN:]
    return Diagnostic("breaks-off", Severity.WARNING, message, place, _provision(last, document))


def _last(part: Part) -> Block | None:
    approvals = [block for approval in part.approvals for block in approval]
    return next(
        (blocks[-1] for blocks in (part.consents, part.signature, part.body, part.title, approvals) if blocks), None
    )


def _in_cells(block: Block, document: Document) -> bool:
    return not block.set_in and bool(document.tables or document.grids)


def _table_ends(part: Part, last: Block, document: Document) -> bool:
    if document.grids:
        return any(block.value.lower().startswith(_WEEK_ENDS) for block in part.body)
    return end_of(last.value) is not End.OPEN


def _provision(block: Block, document: Document) -> str:
    origins = {origin for origin in block.text.origins[-_SHOWN:] if origin >= 0}
    return next((p.path for p in reversed(document.provisions) if origins & set(p.text.origins)), "")
