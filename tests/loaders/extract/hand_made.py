"""Documents put together by hand, so that an extractor is tried without the stages before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from loaders.document import (
    ActKey,
    ActKind,
    Document,
    EditorialNote,
    Header,
    Instruction,
    Provision,
    ProvisionKind,
    Source,
    State,
)
from loaders.text import Text

DECREE = ActKey(ActKind.DECREE, "president", dt.date(2012, 3, 5), "77")
RESOLUTION = ActKey(ActKind.RESOLUTION, "government", dt.date(2014, 6, 9), "14")
LAW = ActKey(ActKind.LAW, "parliament", dt.date(2011, 2, 1), "40-IV")

Said = tuple[str, str, str]
"""Path, kind and words of a provision."""


def provisions(act: ActKey, said: Iterable[Said], state: State = State.IN_FORCE) -> tuple[Provision, ...]:
    return tuple(
        Provision(act, path, ProvisionKind(kind), Text.of(words), parent=path.rpartition("/")[0], state=state)
        for path, kind, words in said
    )


def document(
    act: ActKey,
    said: Iterable[Said] = (),
    *,
    notes: Iterable[tuple[str, str]] = (),
    rewritten: tuple[Provision, ...] = (),
    instructions: tuple[Instruction, ...] = (),
    drafts: Iterable[str] = (),
    repealed_by: ActKey | None = None,
) -> Document:
    head = Header(
        act,
        Text.of("Сынақ туралы"),
        Text.of("Сынақ актісі"),
        status="repealed" if repealed_by else "in-force",
        repealed_by=repealed_by,
    )
    submitted = tuple(
        Header(
            ActKey(ActKind.DECREE, "president", within=act, part=part), Text.of("Жоба"), Text.of("Жоба"), status="draft"
        )
        for part in drafts
    )
    return Document(
        source=Source("act.txt", "0" * 64, "utf-8", ""),
        headers=(head, *submitted),
        provisions=(*provisions(act, said), *rewritten),
        notes=tuple(EditorialNote(act, target, Text.of(words)) for target, words in notes),
        instructions=instructions,
    )
