"""Acts written for tests as lines "path | text", made into documents as the structure stage gives them."""

from __future__ import annotations

import datetime as dt

from loaders.model import ActKey, ActKind, Document, Header, Provision, ProvisionKind, Source, State
from loaders.text import EMPTY, Text

KEY = ActKey(ActKind.RESOLUTION, "government", dt.date(2021, 3, 4), "55")
_KINDS = {
    "item": ProvisionKind.ITEM,
    "part": ProvisionKind.PART,
    "note": ProvisionKind.NOTE,
    "mark": ProvisionKind.MARK,
}


def act(lines: str, *, state: State = State.IN_FORCE) -> Document:
    """A document with one provision a line."""
    text, provisions = "", []
    for line in lines.strip().splitlines():
        path, _, words = line.strip().partition(" | ")
        last = path.rsplit("/", 1)[-1]
        numbered = ProvisionKind.SUBPARAGRAPH if path.count("/") > 1 else ProvisionKind.PARAGRAPH
        kind = _KINDS.get(last.split("-")[0], numbered)
        parent = path.rpartition("/")[0]
        provisions.append(Provision(KEY, path, kind, Text.of(words, len(text)), parent, last, state=state))
        text += words + "\n"
    source = Source("act.txt", "0" * 64, "utf-8", text)
    return Document(source, (Header(KEY, EMPTY, EMPTY),), tuple(provisions))
