"""What a request asks of a named query: its values read from the address and bound, once for each address.

    asked = read_request(folders, "acts", b"as-of=2023-01-01&lang=ru", lookup)
    asked.text                              the SPARQL to run

A name of a thing or an act, such as "министр финансов", is looked up each time, since what it means may change with the
graph; `lookup` is called for it.

Raises `NotFound` and `BadParameter` as the command line does. A field of a form that was left empty is not given;
`as-of` may be written `as_of`; no parameter may be given twice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl

from ontology.errors import BadParameter
from ontology.iris import THING_SORTS
from queries.catalogue import LANGUAGES, NamedQuery, bind, named
from queries.lookup import Lookup, with_names
from queries.lookup.parameters import names_in

LONGEST = 1000  # characters of a value
SCHEMAS: Mapping[str, Mapping[str, object]] = {  # of the values of each type; an IRI or a name may stand for one too
    "act": {"type": "string", "pattern": "^([A-Za-z0-9][A-Za-z0-9_./~-]*)?$", "maxLength": LONGEST},
    "thing": {"type": "string", "pattern": f"^(({'|'.join(sorted(THING_SORTS))})/[a-z0-9-]+)?$", "maxLength": LONGEST},
    "iri": {"type": "string", "pattern": "^(https?://[a-z0-9.-]+/[A-Za-z0-9_./~-]*)?$", "maxLength": LONGEST},
    "date": {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "maxLength": 0}]},
    "lang": {"type": "string", "enum": [*LANGUAGES]},
    "text": {"type": "string", "maxLength": LONGEST},
    "number": {"type": "string", "pattern": "^(-?[0-9]{1,15})?$"},
    "choice": {"type": "string"},  # of which each parameter has its own
}
_KNOWN = 4096  # addresses remembered
_REMEMBERED = 2048  # bytes of an address whose reading is
DAY_OR_LATEST: Mapping[str, object] = {
    "anyOf": [{"type": "string", "format": "date"}, {"type": "string", "enum": ["", "latest"]}]
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAGE = re.compile(r"[1-9]\d{0,6}")
_FIELDS = 100
_SAID = frozenset({"lang", "format", "page", "down"})  # no field of a form leaves them empty


@dataclass(frozen=True, slots=True)
class Asked:
    """A named query with its values.

    `text` is bound, "" while a value is a name that has not been looked up; `lang` is "" where none was asked for, then
    `text` is in Kazakh; `page` is 0 where none was asked for.
    """

    query: NamedQuery
    values: Mapping[str, str]
    as_of: str
    lang: str
    page: int
    text: str

    def in_language(self, lang: str) -> Asked:
        """The same asked in another language."""
        text = bind(self.query, self.values, day(self.as_of), lang)
        return Asked(self.query, self.values, self.as_of, lang, self.page, text)

    @property
    def given(self) -> dict[str, str]:
        """The parameters as an address has them, without the page."""
        found = dict(self.values)
        if self.as_of:
            found["as-of"] = self.as_of
        if self.lang:
            found["lang"] = self.lang
        return found


def read_request(folders: tuple[Path, ...], name: str, query_string: bytes, lookup: Callable[[], Lookup]) -> Asked:
    """What is asked, of the query string as it came. Raises `NotFound`, `BadParameter`, `Ambiguous`."""
    read = _remembered if len(query_string) <= _REMEMBERED else _read
    asked = read(folders, name, query_string)
    return asked if asked.text else _with_names(asked, lookup)


def _read(folders: tuple[Path, ...], name: str, query_string: bytes) -> Asked:
    query = named(name, folders)
    values = fields(query_string)
    values.pop("format", "")
    page = values.pop("page", "")
    if page and not _PAGE.fullmatch(page):
        raise BadParameter(f"page = {page!r} is no number of a page")
    lang = values.pop("lang", "")
    if lang and lang not in LANGUAGES:
        raise BadParameter(f"{lang!r} is no language that is spoken here; there are kk, ru and en")
    as_of = values.pop("as-of", "")
    known = {name: value for name, value in values.items() if name not in names_in(query, values)}
    text = bind(query, known, day(as_of), lang or LANGUAGES[0])
    return Asked(query, values, as_of, lang, int(page or 0), text if len(known) == len(values) else "")


def _with_names(asked: Asked, lookup: Callable[[], Lookup]) -> Asked:
    lang = asked.lang or LANGUAGES[0]
    values = with_names(asked.query, asked.values, lookup, lang)
    text = bind(asked.query, values, day(asked.as_of), lang)
    return Asked(asked.query, values, asked.as_of, asked.lang, asked.page, text)


_remembered = lru_cache(maxsize=_KNOWN)(_read)


def fields(query_string: bytes) -> dict[str, str]:
    """The parameters of an address, those that are empty left out. Raises `BadParameter` for one given twice."""
    try:
        text = query_string.decode("utf-8")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise BadParameter("a parameter is not UTF-8") from error
    except ValueError as error:
        raise BadParameter(f"more than {_FIELDS} parameters") from error
    found: dict[str, str] = {}
    for key, value in pairs:
        name = "as-of" if key == "as_of" else key
        if name in found:
            raise BadParameter(f"parameter {name!r} is given twice")
        if len(value) > LONGEST:
            raise BadParameter(f"{name} is longer than a value may be: at most {LONGEST} characters")
        if not value and name in _SAID:
            raise BadParameter(f"{name} is empty; leave it out or give it a value")
        found[name] = value
    return {name: value for name, value in found.items() if value}


def day(written: str) -> dt.date | None:
    """A day as an address has it, None for none. Raises `BadParameter`."""
    if not written:
        return None
    try:
        if _DAY.fullmatch(written):
            return dt.date.fromisoformat(written)
    except ValueError:
        pass
    raise BadParameter(f"{written!r} is no date; write it as 2023-08-01")
