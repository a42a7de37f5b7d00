"""An act as cited in a string: what its words tell, and where they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from loaders.grammar.acts import issuer_slug
from loaders.grammar.places import Place
from loaders.model import ActKey, ActKind

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citation:
    """An act cited; all places are characters `[start, end)` of the string that was read.

    `issuer` as printed; `title` the place of the title less its marks (None where it has none or it is put together
    in `title_text`); `clause` the words in brackets after the entry or the noun; `registration` the number in the
    register of normative acts; `after` where the noun and its brackets end; `places` the provisions named of the act.
    """

    kind: ActKind | None
    issuer: str
    date: dt.date | None
    number: str
    start: int
    end: int
    noun: Range
    after: int
    title: Range | None = None
    title_text: str = ""
    clause: Range | None = None
    registration: str = ""
    places: tuple[Place, ...] = ()

    @property
    def key(self) -> ActKey:
        """What the words tell of the act's identity."""
        return ActKey(self.kind, issuer_slug(self.issuer, self.kind), self.date, self.number, self.title_text)

    def moved(self, by: int) -> Citation:
        """The same citation in a string that has `by` more characters in front."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            noun=(self.noun[0] + by, self.noun[1] + by),
            after=self.after + by,
            title=(self.title[0] + by, self.title[1] + by) if self.title else None,
            clause=(self.clause[0] + by, self.clause[1] + by) if self.clause else None,
            places=tuple(replace(p, start=p.start + by, end=p.end + by) for p in self.places),
        )
