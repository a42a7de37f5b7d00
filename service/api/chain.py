"""The chain of appointment over HTTP: a page with picture and table, and every form of `okilet chain`.

    /chain?of=министр финансов&as-of=2020-01-01&lang=ru       the page; without `of`, the form alone
    /chain.json?of=…&down=1                                    byte for byte `okilet chain … --down --format json`

Forms are json, csv, svg, dot, mermaid, graphml, gexf and txt. `roles=appoints,nominates` and `depth=2` narrow it, as on
the command line. A picture too large to be drawn is refused, and the page goes without. Names and rules are read once
for each version of the graph. A name that fits several positions is answered 300 with all of them, one that fits none
404 with the nearest.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request

from ontology.errors import Ambiguous, BadParameter, NotFound
from queries.chains.answer import Answer
from queries.chains.forms import drawable, render
from queries.chains.rules import ROLES, Rules, in_order, read_rules
from queries.chains.shown.chain import shown
from queries.chains.walk import Chain, chain
from queries.chains.words import role
from service import urls
from service.api.asking import DAY_OR_LATEST, day, fields
from service.context import context
from service.data import Data
from service.errors import wants_page
from service.explorer.days.course import plain
from service.explorer.given import typed
from service.explorer.posts.about import heading
from service.explorer.view import Link, StepView, View
from service.headers import PICTURE_POLICY, tagged, unchanged
from service.kept import answers_of
from service.lookups import lookup
from service.openapi import LANG, Paths, answered, operation, parameter
from service.pages import page
from service.words import LANGUAGES, language, text
from service.words import day as day_words

blueprint = Blueprint("chain", __name__)

FORMS = {  # what the address calls it: the form of the command line, the media type
    "json": ("json", "application/json"),
    "svg": ("svg", "image/svg+xml"),
    "dot": ("dot", "text/vnd.graphviz; charset=utf-8"),
    "mermaid": ("mermaid", "text/plain; charset=utf-8"),
    "graphml": ("graphml", "application/graphml+xml"),
    "txt": ("text", "text/plain; charset=utf-8"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "gexf": ("gexf", "application/gexf+xml"),
}
_LATEST = "latest"
_LONGEST = 400  # characters of a name
_PARAMETERS = ("of", "as-of", "down", "roles", "depth", "lang")
_HOPS = re.compile(r"[1-9]\d{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: `of` as it was typed, `as_of` as it was written ("" for the latest), `lang` "" where not said;
    `roles` and `depth` as they were written, "" for all."""

    of: str
    as_of: str
    down: bool
    roles: str
    depth: str
    lang: str

    @property
    def given(self) -> dict[str, str]:
        """The parameters as an address has them."""
        found = {
            "of": self.of,
            "as-of": self.as_of,
            "down": "1" if self.down else "",
            "roles": self.roles,
            "depth": self.depth,
            "lang": self.lang,
        }
        return {name: value for name, value in found.items() if value}


@blueprint.get("/chain")
def chain_page() -> Response:
    """The page: a form, and the chain of the position asked for."""
    asked = _asked(request.query_string)
    lang = asked.lang or language()
    data = context().data.now
    parts = (data.version, _today(asked), "chain-page", asked, lang, urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    if not asked.of:
        return tagged(_page(asked, lang), *parts)
    try:
        drawn = _chain(data, asked, lang)
    except (Ambiguous, NotFound) as error:
        if not wants_page():
            raise
        return _choices(data, asked, lang, error)
    return tagged(_page(asked, lang, drawn), *parts)


@blueprint.get("/chain.<form>")
def in_form(form: str) -> Response:
    """The chain in one form."""
    if form not in FORMS:
        raise NotFound(f"no form {form!r} of a chain; there are {', '.join(FORMS)}", {"formats": list(FORMS)})
    asked = _asked(request.query_string)
    if not asked.of:
        raise BadParameter("of is missing: give the name or the IRI of a position", {"parameters": list(_PARAMETERS)})
    here = context()
    data = here.data.now
    lang = asked.lang or LANGUAGES[0]
    name, media = FORMS[form]
    parts = (data.version, _today(asked), "chain", form, asked, lang)
    found = unchanged(*parts)
    if found:
        return found
    body = answers_of(data, here.settings).get(parts, lambda: render(_answer(data, asked, lang), name).encode())
    response = Response(body, content_type=media)
    if form == "svg":
        response.headers["Content-Security-Policy"] = PICTURE_POLICY
    return tagged(response, *parts)


def _asked(query_string: bytes) -> Asked:
    values = fields(query_string)
    for name in values:
        if name not in _PARAMETERS:
            raise BadParameter(f"a chain has no parameter {name!r}; it has: {', '.join(_PARAMETERS)}")
    of, as_of, down, roles, depth, lang = (values.get(name, "") for name in _PARAMETERS)
    if len(of) > _LONGEST:
        raise BadParameter(f"a name has at most {_LONGEST} characters")
    if lang and lang not in LANGUAGES:
        raise BadParameter(f"{lang!r} is no language that is spoken here; there are kk, ru and en")
    if down not in {"", "0", "1"}:
        raise BadParameter(f"down = {down!r} is neither 0 nor 1")
    if depth and not _HOPS.fullmatch(depth):
        raise BadParameter(f"depth = {depth!r} is no number of hops: 1 to 9999")
    if roles:
        in_order(roles.split(","))
    as_of = "" if as_of == _LATEST else as_of
    day(as_of)
    return Asked(" ".join(of.split()), as_of, down == "1", roles, depth, lang)


def _today(asked: Asked) -> str:
    """The latest day that a chain can be of is today, so what is kept of it is kept for a day."""
    return asked.as_of or dt.date.today().isoformat()


def _chain(data: Data, asked: Asked, lang: str) -> Chain:
    return chain(
        _rules(data),
        lookup(data).one(asked.of, lang=lang),
        day(asked.as_of),
        down=asked.down,
        roles=tuple(asked.roles.split(",")) if asked.roles else ROLES,
        depth=int(asked.depth) if asked.depth else None,
        lang=lang,
    )


def _answer(data: Data, asked: Asked, lang: str) -> Answer:
    return shown(_chain(data, asked, lang), lang)


def _rules(data: Data) -> Rules:
    return data.kept("rules", lambda: read_rules(data.engine))


def _page(asked: Asked, lang: str, drawn: Chain | None = None) -> Response:
    given = {**asked.given, "lang": lang}
    answer = shown(drawn, lang) if drawn else None
    here = View(context().data.now, lang)
    return page(
        "chain.html",
        title=heading(drawn.position, lang) if drawn else text("chain", lang),
        lang=lang,
        asked=asked,
        chain=drawn,
        typed=typed(here, asked.of, drawn.position.iri if drawn else ""),
        day=_day_words(asked, drawn, lang),
        notes=tuple(plain(here, note) for note in drawn.notes) if drawn else (),
        post=_dated(here.link_of(drawn.position), asked) if drawn else None,
        rows=_rows(here, drawn, asked) if drawn else (),
        ends=tuple(_dated(here.link_of(root), asked) for root in drawn.roots) if drawn else (),
        said=render(answer, "text") if answer else "",
        picture=urls.chain("svg", given) if answer and drawable(answer.picture) else "",
        downloads=[(form, urls.chain(form, given)) for form in FORMS],
        permalink=urls.absolute(urls.chain("", given)),
        hierarchy=urls.hierarchy("", _in_hierarchy(drawn, asked, lang)) if drawn else "",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A step of the chain in the table; `applies` is false where a footnote limits it to other positions."""

    depth: int
    of: Link
    role: str
    who: Link
    step: StepView
    applies: bool


def _rows(here: View, drawn: Chain, asked: Asked) -> tuple[Row, ...]:
    return tuple(
        Row(
            link.depth,
            _dated(here.link_of(link.of), asked),
            role(link.step.role, here.lang),
            _dated(here.link_of(link.authority), asked),
            here.step(link.step),
            link.applies,
        )
        for link in drawn.links
    )


def _dated(link: Link, asked: Asked) -> Link:
    """The page of a thing as of the day of the chain."""
    return replace(link, address=f"{link.address}&as-of={asked.as_of}") if asked.as_of else link


def _day_words(asked: Asked, drawn: Chain | None, lang: str) -> str:
    return text("about-as-of", lang, day=day_words(drawn.as_of, lang, "at")) if drawn and drawn.as_of else ""


def _in_hierarchy(drawn: Chain, asked: Asked, lang: str) -> dict[str, str]:
    of = urls.tail_of(drawn.position.iri) or drawn.position.iri
    found = {
        "of": of,
        "up": "" if asked.down else "1",
        "as-of": drawn.as_of.isoformat() if drawn.as_of else "",
        "roles": asked.roles,
        "lang": lang,
    }
    return {name: value for name, value in found.items() if value}


def _choices(data: Data, asked: Asked, lang: str, error: Ambiguous | NotFound) -> Response:
    """The form again, with the positions that may be meant as links."""
    here = View(data, lang)
    if isinstance(error, Ambiguous) and isinstance(error.detail, list):
        found = [here.rules.thing(str(iri)) for iri in error.detail]
    else:
        found = [here.rules.thing(c.iri) for c in lookup(data).find(asked.of)[:5]]
    links = [
        (
            urls.chain("", {**asked.given, "of": thing.iri, "lang": lang}),
            thing.label(lang),
            text(f"kind-{thing.kind}", lang),
            here.thing(thing.organ).text if thing.organ else "",
        )
        for thing in found
    ]
    key = "error-300" if isinstance(error, Ambiguous) else "chain"
    response = page(
        "chain.html",
        title=text(key, lang),
        lang=lang,
        status=error.http_status,
        asked=asked,
        chain=None,
        links=links,
        several=isinstance(error, Ambiguous),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def paths() -> Paths:
    """The description of these routes."""
    of = parameter(
        "of", "a position, by any name in kk, ru or en, or its IRI", {"type": "string", "maxLength": _LONGEST}
    )
    as_of = parameter("as-of", "the day asked for; else the last on which a rule for the position stood", DAY_OR_LATEST)
    down = parameter("down", "1: over whom the holder decides, instead", {"type": "string", "enum": ["0", "1"]})
    roles = parameter("roles", f"of these steps alone, parted by commas: {', '.join(ROLES)}", _ROLES)
    depth = parameter("depth", "so many hops at most", {"type": "string", "pattern": r"^([1-9][0-9]{0,3})?$"})
    form = parameter("form", "form of the answer", {"type": "string", "enum": list(FORMS)}, where="path")
    media = (kind.partition(";")[0] for _, kind in FORMS.values())
    return {
        "/chain": operation(
            "Who appoints, nominates and concurs, up to the top: a page",
            answered("text/html"),
            parameters=[of, as_of, down, roles, depth],
            problems=[300, 404],
            lang=True,
            tag="chain",
        ),
        "/chain.{form}": operation(
            "The chain of a position in one form",
            answered(*dict.fromkeys(media), schema=_CHAIN),
            parameters=[form, {**of, "required": True, "schema": _NAME}, as_of, down, roles, depth, LANG],
            problems=[300, 404],
            tag="chain",
        ),
    }


_NAME = {"type": "string", "pattern": r"\S", "minLength": 1, "maxLength": _LONGEST}
_ROLES = {"type": "string", "pattern": "^(({0})(,({0}))*)?$".format("|".join(ROLES))}
_LABEL = {"type": "object", "required": list(LANGUAGES), "additionalProperties": {"type": "string"}}
_NAMED = {
    "type": "object",
    "required": ["iri", "label"],
    "properties": {"iri": {"type": "string"}, "label": _LABEL},
}
_STEP = ("depth", "role", "authority", "of", "rule", "act", "provision", "condition", "valid_from", "valid_to", "words")
_CHAIN = {
    "type": "object",
    "required": ["position", "as_of", "steps", "roots", "notes"],
    "properties": {
        "position": _NAMED,
        "as_of": {"type": "string"},
        "steps": {
            "type": "array",
            "items": {
                "type": "object",
                "required": list(_STEP),
                "properties": {"depth": {"type": "integer"}, "authority": _NAMED, "of": _NAMED},
            },
        },
        "roots": {"type": "array", "items": _NAMED},
        "notes": {"type": "array", "items": {"type": "string"}},
    },
}
