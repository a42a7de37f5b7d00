"""A source's blocks parted into documents: the enacting text, then each annex with its approval and title.

Takes: blocks in order. Gives: the head (title and heading), and one `Part` for each document. Guarantees: every block
is in exactly one place.

    source   := title* heading status? main signature annex*
    annex    := approval+ title body
              | ["Қазақстан Республикасы Президентінің Жарлығы"] title enacting-formula body   a draft that is submitted
    approval := "Қазақстан Республикасы" … ("бекітілген" | "қосымша")
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.grammar.acts import ACT_NOUN
from loaders.grammar.citation import Citation
from loaders.grammar.citations import find_citations
from loaders.grammar.signatures import is_signature
from loaders.structure.blocks import Block

_HEAD = 14  # blocks among which an act's heading stands
_APPROVED = re.compile(
    rf"(?:{ACT_NOUN}|(?:ереже|қағида|регламент|нұсқаулық|стандарт|бағдарлама|тізбе|жоспар|қосымша)\w*)"
    r"\s*(?:\d+-?\s?)?(?:бекітілген|қосымша|\d+-қосымша|енгізілген|жоба)\W*$",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    rf"^[\"«]?(?:бекітілген|бекітілді|\d*\s?-?\s?қосымша)\W\s*\S.*\d.*(?:{ACT_NOUN})\W*$", re.IGNORECASE | re.DOTALL
)
_ONLY_ANNEX = re.compile(r"^\d+-қосымша\W*$|^Жоба\W*$", re.IGNORECASE)
_APPROVAL_PIECE = re.compile(
    rf"^(?:Қазақстан\s+Республикасы\w*|(?:[\w-]+\s+){{0,8}}(?:Президентінің|Үкіметінің|министрінің|төрағасының)"
    rf"|\d{{4}}\s+жылғы.*{ACT_NOUN}|бекітілген|қосымша|.*қосымша)",
    re.IGNORECASE,
)
_LONGEST_APPROVAL = 8  # blocks
_LONGEST_TITLE = 4  # blocks
_ENACTS = re.compile(
    r"(?:қаулы\s+ет(?:емін|еді)|бұйырамын|шеш(?:ім\s+қабылда\w+|ті)|өкім\s+ет\w+)\s*:?\s*[»\"]?;?$", re.IGNORECASE
)
_NO_TITLE = re.compile(rf"^(?:Қазақстан\s+Республикасы\w*\s+)?[\w-]+\s+{ACT_NOUN}\W*$", re.IGNORECASE)
_CLOSING = re.compile(r"^©")
_STRUCTURE = re.compile(r"^(?:Ескерт|\d+-(?:тарау|бөлім|бап|параграф)|\d+(?:-\d+)*\.\s|\*|Апта)", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """A document in a source: approvals above it (each its blocks), title, body, signature, and the consents below
    the signature («КЕЛІСІЛДІ» with the offices that agreed)."""

    approvals: list[list[Block]] = field(default_factory=list)
    title: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    signature: list[Block] = field(default_factory=list)
    consents: list[Block] = field(default_factory=list)
    submitted: bool = False


@dataclass(frozen=True, slots=True)
class Parted:
    """The head of a source, its documents, and what closes it (the publisher's line)."""

    title: tuple[Block, ...]
    heading: Block | None
    citation: Citation | None
    parts: tuple[Part, ...]
    closing: tuple[Block, ...]


def parted(blocks: Sequence[Block]) -> Parted:
    """Part the blocks of a source into its documents. `heading` is None where none is found: the text is no act."""
    found = _heading(blocks)
    if found is None:
        return Parted((), None, None, (), ())
    index, citation = found
    closing = tuple(b for b in blocks if _CLOSING.match(b.value))
    rest = [b for b in blocks[index + 1 :] if not _CLOSING.match(b.value)]
    return Parted(tuple(blocks[:index]), blocks[index], citation, tuple(_parts(rest)), closing)


def enacts(value: str) -> bool:
    """Whether words end in an enacting formula («ҚАУЛЫ ЕТЕМІН:»)."""
    return bool(_ENACTS.search(value))


def _heading(blocks: Sequence[Block]) -> tuple[int, Citation] | None:
    """The block that says which act this is, and what it says: an issuer, a date, a number, an act's noun."""
    for index, block in enumerate(blocks[:_HEAD]):
        first = re.split(r"(?<=[^\W\d])(?<!м\.а)\.\s", block.value, maxsplit=1)[0]
        for citation in find_citations(first):
            ends = not first[citation.end :].strip(" .*") or citation.after >= len(first.rstrip(" ."))
            begins = citation.start <= _status_length(first)
            if ends and begins and citation.date and (citation.number or citation.kind):
                return index, citation
    return None


def _status_length(first: str) -> int:
    match = re.match(r"\s*(?:Күші(?:н)?\s+жой\w+|Жаңартылған|Жаңа)\s*", first)
    return match.end() if match else 0


def _parts(blocks: Sequence[Block]) -> list[Part]:
    parts = [Part()]
    index = 0
    while index < len(blocks):
        length = _approval(blocks, index)
        if length:
            part = Part()
            while length:
                part.approvals.append(list(blocks[index : index + length]))
                index += length
                length = _approval(blocks, index)
            index = _take_title(part, blocks, index)
            parts.append(part)
            continue
        block = blocks[index]
        if parts[-1].signature and _submits(blocks, index):
            below = blocks[index + 1]
            if _NO_TITLE.match(block.value) and not below.set_in and not enacts(below.value):
                index += 1
                parts.append(Part(approvals=[[block]], title=[blocks[index]], submitted=True))
            else:
                parts.append(Part(title=[block], submitted=True))
        elif is_signature(block.value) and parts[-1].body and (not parts[-1].approvals or parts[-1].submitted):
            (parts[-1].consents or parts[-1].signature).append(block)
        elif parts[-1].signature and not _STRUCTURE.match(block.value):
            parts[-1].consents.append(block)
        else:
            parts[-1].body.append(block)
        index += 1
    return parts


def _approval(blocks: Sequence[Block], index: int) -> int:
    """How many blocks from `index` on are one approval; 0 where none begins there."""
    words = ""
    for length in (1, 2, 3):
        reversed_ = blocks[index : index + length]
        if not any(b.set_in for b in reversed_) and _REVERSED.match(" ".join(b.value for b in reversed_)):
            return length
    for length, block in enumerate(blocks[index : index + _LONGEST_APPROVAL], 1):
        if block.set_in and len(block.value) > 160:
            return 0
        words = f"{words} {block.value}".strip()
        if length == 1 and _ONLY_ANNEX.match(words):
            return 1
        whole = _APPROVED.search(words) and len(words) < 240 and not words.endswith(".")
        if length == 1 and (block.set_in or not _may_begin_approval(block)) and not whole:
            return 0
        if _APPROVED.search(words) and len(words) < 400:
            return length
        if block.set_in or len(words) > 400:
            return 0
    return 0


def _may_begin_approval(block: Block) -> bool:
    return bool(_APPROVAL_PIECE.match(block.value)) and len(block.value) < 240


def _submits(blocks: Sequence[Block], index: int) -> bool:
    """Whether a document without approval begins: a title set off, an enacting formula soon after."""
    return not blocks[index].set_in and any(enacts(b.value) for b in blocks[index + 1 : index + 4])


def _take_title(part: Part, blocks: Sequence[Block], index: int) -> int:
    """The blocks below an approval are the title, unless the body begins at once; of many that are not set in the first
    alone, for those below it are cells."""
    end = index
    while end < len(blocks) and not blocks[end].set_in and not _is_body(blocks, end):
        end += 1
    if end - index > _LONGEST_TITLE or end == index:
        end = index + int(index < len(blocks) and not _STRUCTURE.match(blocks[index].value))
    part.title += blocks[index:end]
    return end


def _is_body(blocks: Sequence[Block], index: int) -> bool:
    return bool(_STRUCTURE.match(blocks[index].value) or _approval(blocks, index))
