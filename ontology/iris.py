"""Every IRI of Okilet, minted and parsed: nobody else joins or splits one.

    …/id/act/U020000828_                              an act            Act
    …/id/act/U020000828_/2022-06-30                   a version         Version
    …/id/act/U020000828_/2022-06-30/kk                its text          Expression
    …/id/act/U020000828_/annex-1/row-92               a provision       Provision (and a draft, where one stands there)
    …/id/position/SLUG, organ, class, role, notion    a thing           Thing
    …/id/rule/U020000828_/2022-06-30/annex-1/row-92_2 a fact            Fact (the second at its provision)
    …/id/duty/U020000828_/by/U1400000120/2014-05-05/5 the same, where the document of another act says it
    …/id/rule/…/row-92#step-1-1                       a part of a fact  Fact with a fragment
    …/id/source/SHA256                                a source file     SourceFile
    …/graph/U020000828_/2022-06-30, …/graph/text/…    a named graph     Graph

Each class gives its IRI as `str(…)`, and `parse` gives the class back: `str(parse(iri)) == iri`. An act is named by
its Adilet code (`adilet_code`) or by its key (`act_name`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass

BASE = "https://w3id.org/okilet/"
ID = BASE + "id/"
NS = BASE + "ns#"
GRAPH = BASE + "graph/"

THING_SORTS = frozenset({"organ", "position", "class", "role", "notion"})
FACT_SORTS = frozenset(
    {
        "rule",
        "row",
        "impact",
        "duty",
        "deadline",
        "requirement",
        "exemption",
        "concurrence",
        "slot",
        "definition",
        "study",
        "mention",
        "reference",
        "internal-reference",
        "term-use",
        "term",
        "event",
    }
)
SYSTEM_GRAPHS = frozenset({"thesaurus", "vocabulary", "findings", "meta"})

_LAST_SHORT_YEAR = 2010  # codes have seven digits and `_` up to this year, eight digits after it
_CODES = {  # letter of the code and the one issuer whose acts of the kind have it
    "decree": ("U", "president"),
    "resolution": ("P", "government"),
    "law": ("Z", "parliament"),
    "code": ("K", "parliament"),
}
_SLUG_LENGTH = 96
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBERED = re.compile(r"(?P<path>.+?)(?:_(?P<number>\d+))?")
_CYRILLIC = dict(
    zip(
        "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        "a a b v g gh d e yo zh z i y k q l m n ng o o p r s t u u u f kh h ts ch sh shch _ y i _ e yu ya".split(),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act, by its code or its key."""

    name: str

    def __str__(self) -> str:
        return f"{ID}act/{self.name}"


@dataclass(frozen=True, slots=True)
class Version:
    """An act as it stood from a day on."""

    act: str
    date: dt.date

    def __str__(self) -> str:
        return f"{ID}act/{self.act}/{self.date}"


@dataclass(frozen=True, slots=True)
class Expression:
    """A version's text in one language (kk, ru, en); `date` None where the version's day is not known."""

    act: str
    date: dt.date | None
    lang: str

    def __str__(self) -> str:
        return f"{ID}act/{_joined(self.act, self.date, self.lang)}"


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in an act: its provision path, such as `annex-2/17/4`."""

    act: str
    path: str

    def __str__(self) -> str:
        return f"{ID}act/{self.act}/{self.path}"


@dataclass(frozen=True, slots=True)
class Thing:
    """An organ, a position, a class of either or a role; `tail` is what follows `…/id/`."""

    sort: str
    slug: str

    @property
    def tail(self) -> str:
        """The short form that the lexicon and the loaders use: `position/minister-of-finance`."""
        return f"{self.sort}/{self.slug}"

    def __str__(self) -> str:
        return ID + self.tail


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a version of an act states at a provision; `number` counts facts of one sort there, from 1."""

    sort: str
    act: str
    version: dt.date | None
    path: str
    number: int = 1
    fragment: str = ""

    def __str__(self) -> str:
        place = _joined(self.act, self.version, self.path)
        number = f"_{self.number}" if self.number > 1 else ""
        return f"{ID}{self.sort}/{place}{number}{'#' + self.fragment if self.fragment else ''}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read, by the SHA-256 of its bytes."""

    sha256: str

    def __str__(self) -> str:
        return f"{ID}source/{self.sha256}"


@dataclass(frozen=True, slots=True)
class Graph:
    """A named graph: of a version of an act, of its words (`text`), one of `SYSTEM_GRAPHS`, or of a file."""

    name: str
    version: dt.date | None = None
    text: bool = False
    file: bool = False

    def __str__(self) -> str:
        prefix = "text/" if self.text else "file/" if self.file else ""
        return GRAPH + prefix + _joined(self.name, self.version)


Iri = Act | Version | Expression | Provision | Thing | Fact | SourceFile | Graph


def parse(iri: str) -> Iri:
    """What an IRI names; raises `ValueError` for one that this module does not mint."""
    parsed = _parse_graph(iri.removeprefix(GRAPH)) if iri.startswith(GRAPH) else _parse_id(iri)
    if str(parsed) != iri:
        raise ValueError(f"not an IRI of Okilet: {iri}")
    return parsed


def thing(tail: str) -> Thing:
    """The thing with the tail `position/minister-of-finance`; raises `ValueError` for another sort or an empty name."""
    sort, _, slug_ = tail.partition("/")
    if sort not in THING_SORTS or not slug_:
        raise ValueError(f"not a thing of the thesaurus: {tail!r}")
    return Thing(sort, slug_)


def tail(iri: str) -> str:
    """What follows `…/id/` in the IRI of a thing or fact, as addresses have it; another IRI as it is."""
    return iri.removeprefix(ID)


def act_tail(iri: str) -> str:
    """The code or key of an act, by its IRI: `U020000828_`; what follows stands, too: `U020000828_/2022-06-30`."""
    return iri.removeprefix(f"{ID}act/")


def adilet_code(kind: str, issuer: str, date: dt.date | None, number: str, registration: str = "") -> str:
    """The code of an act worked out from its key: `U020000828_`, `U1300000624`, `P2300000938`; "" where it can't be.

    Codes are a letter, two digits of the year, the number in seven digits and `_` up to 2010 and in eight digits from
    2011. The code of a ministerial order has its number in the register of normative acts (`registration`).
    Presidential orders give "".
    """
    letter, only_issuer = _CODES.get(kind, ("", ""))
    if kind == "ministerial-order":
        letter, only_issuer, number = "V", issuer, registration
    digits = re.match(r"\d+(?=-[IVX]+\b|$)", number)
    if not letter or issuer != only_issuer or digits is None or date is None:
        return ""
    year = f"{date.year % 100:02}"
    if date.year <= _LAST_SHORT_YEAR:
        return f"{letter}{year}{int(digits[0]):07}_"
    return f"{letter}{year}{int(digits[0]):08}"


def act_name(
    kind: str = "",
    issuer: str = "",
    date: dt.date | None = None,
    number: str = "",
    title: str = "",
    *,
    within: str = "",
    part: str = "",
) -> str:
    """The last segment of an act's IRI: its code, else its key, `order-president-2024-07-29-155`.

    An act known by its title alone is named after it. A draft is the document that another act submits: its name is
    the submitting act's (`within`) and the path there (`part`), `P1500001144/annex-1`.
    """
    if within:
        return f"{within}/{part}"
    if kind == "constitution" and not date:
        return kind  # there is one, by whatever name it is cited
    code = adilet_code(kind, issuer, date, number)
    if code:
        return code
    parts = [kind or "act", issuer]
    if date:
        parts += [date.isoformat(), slug(number)]
    elif number:
        parts += ["no", slug(number)]
    elif title:
        parts += ["titled", slug(title)]
    return "-".join(part for part in parts if part)


def is_code(name: str) -> bool:
    """Whether an act's name is an Adilet code and no key."""
    return re.fullmatch(r"[A-Z]\d{9}_|[A-Z]\d{10}", name) is not None


def slug(text: str) -> str:
    """Words as a piece of an IRI: small Latin letters, digits and hyphens; a long one ends in a digest of all."""
    letters = "".join(_CYRILLIC.get(char, char) for char in text.lower()).replace("_", "")
    whole = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(whole) <= _SLUG_LENGTH:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{whole[: _SLUG_LENGTH - 9].rpartition('-')[0]}-{digest}"


def _joined(*parts: object) -> str:
    return "/".join(str(part) for part in parts if part)


def _parse_id(iri: str) -> Iri:
    sort, _, rest = iri.removeprefix(ID).partition("/")
    if not iri.startswith(ID) or not rest:
        raise ValueError(f"not an IRI of Okilet: {iri}")
    if sort == "act":
        return _parse_act(rest)
    if sort in THING_SORTS:
        return Thing(sort, rest)
    if sort == "source":
        return SourceFile(rest)
    if sort in FACT_SORTS:
        return _parse_fact(sort, rest)
    raise ValueError(f"not an IRI of Okilet: {iri}")


def _parse_act(rest: str) -> Iri:
    act, _, path = rest.partition("/")
    first, _, lang = path.partition("/")
    if not path:
        return Act(act)
    if path in {"kk", "ru", "en"}:
        return Expression(act, None, path)
    if not _DATE.fullmatch(first):
        return Provision(act, path)
    date = dt.date.fromisoformat(first)
    return Expression(act, date, lang) if lang else Version(act, date)


def _parse_fact(sort: str, rest: str) -> Fact:
    place, _, fragment = rest.partition("#")
    act, _, path = place.partition("/")
    first, _, later = path.partition("/")
    version = dt.date.fromisoformat(first) if _DATE.fullmatch(first) else None
    match = _NUMBERED.fullmatch(later if version else path)
    if match is None:
        raise ValueError(f"a fact without a provision: {ID}{sort}/{rest}")
    return Fact(sort, act, version, match["path"], int(match["number"] or 1), fragment)


def _parse_graph(rest: str) -> Graph:
    first, _, later = rest.partition("/")
    if first == "file":
        return Graph(later, file=True)
    text = first == "text"
    name, _, version = (later if text else rest).partition("/")
    if not name:
        raise ValueError(f"a graph without a name: {GRAPH}{rest}")
    return Graph(name, dt.date.fromisoformat(version) if version else None, text)
