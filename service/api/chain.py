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
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import Ambiguous, BadParameter, NotFound
from queries.chains.answer import Answer
from queries.chains.forms import drawable, render
from queries.chains.rules import ROLES, Rules, Step, in_order, read_rules
from queries.chains.shown.chain import shown
from queries.chains.walk import Chain, chain
from queries.chains.words import role
from service import urls
from service.api.asking import day, fields
from service.context import context
from service.data import Data
from service.errors import wants_page
from service.headers import PICTURE_POLICY, tagged, unchanged
from service.kept import answers_of
from service.lookups import lookup
from service.openapi import LANG, Paths, answered, operation, parameter
from service.pages import page
from service.words import LANGUAGES, language, text

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
    return page(
        "chain.html",
        title=answer.title if answer else text("chain", lang),
        lang=lang,
        asked=asked,
        chain=drawn,
        role=partial(role, lang=lang),
        said=render(answer, "text") if answer else "",
        picture=urls.chain("svg", given) if answer and drawable(answer.picture) else "",
        downloads=[(form, urls.chain(form, given)) for form in FORMS],
        permalink=urls.absolute(urls.chain("", given)),
        place=_place,
        validity=partial(_validity, lang=lang),
    )


def _choices(data: Data, asked: Asked, lang: str, error: Ambiguous | NotFound) -> Response:
    """The form again, with the positions that may be meant as links."""
    if isinstance(error, Ambiguous) and isinstance(error.detail, list):
        rules = _rules(data)
        found = [(str(iri), rules.thing(str(iri)).label(lang)) for iri in error.detail]
    else:
        found = [(c.iri, c.label(lang)) for c in lookup(data).find(asked.of)[:5]]
    links = [(urls.chain("", {**asked.given, "of": iri, "lang": lang}), label, iri) for iri, label in found]
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


def _place(step: Step) -> tuple[str, str]:
    """Where a step is stated: in words, and the address of the provision."""
    code = step.act.removeprefix(f"{iris.ID}act/")
    return f"{code}, {step.provision}", urls.identifier(str(iris.Provision(code, step.provision)))


def _validity(step: Step, lang: str) -> str:
    """From when to when the act says that a rule stands, the last day left out."""
    begins = text("chain-from", lang, day=step.valid_from) if step.valid_from else ""
    ends = text("chain-until", lang, day=step.valid_to) if step.valid_to else ""
    return f"{begins} {ends}".strip()


def paths() -> Paths:
    """The description of these routes."""
    of = parameter(
        "of", "a position, by any name in kk, ru or en, or its IRI", {"type": "string", "maxLength": _LONGEST}
    )
    as_of = parameter("as-of", "the day asked for; else the last on which a rule for the position stood", _DAY)
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
_DAY = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "enum": ["", _LATEST]}]}
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
