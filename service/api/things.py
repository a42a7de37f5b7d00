"""Linked data: the IRIs of the graph lead to documents that describe their things, each in five forms.

    /id/organ/government      303 to /doc/organ/government.{html,ttl,jsonld,rdf,nt}, by `Accept` or an extension
    /graph/…, /check/…, /ns   the same for named graphs, checks of the consistency report, the vocabulary

The document of a thing describes its parts too (`…#step-1`). Its page is made by who knows its kind (`KINDS`); of any
other thing, and with `view=statements`, it is the table of all that is said of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from flask import Blueprint, Response, request

from ontology.errors import BadQuery, NotFound
from ontology.terms import DCT, FOAF, RDFS
from service import urls
from service.api.asking import DAY_OR_LATEST
from service.api.dataset import addresses
from service.api.thing_pages import shown
from service.context import context
from service.data import Data
from service.explorer.acts import fact
from service.explorer.acts import page as acts
from service.explorer.posts import organ, position
from service.headers import tagged, unchanged
from service.kept import answers_of
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.publication.describe import FACTS, REFERENCES, Description, Names, describe, known
from service.publication.rdf import FORMS, VOID, a, escaped, link, serialized, words
from service.publication.void import Addresses
from service.sparql.negotiation import GRAPHS, PAGE, choose
from service.words import language

blueprint = Blueprint("things", __name__)

_FORMS = (PAGE, *FORMS)
_MEDIA = {PAGE: "text/html", **{name: form.media for name, form in FORMS.items()}}
KINDS: tuple[Callable[[str, str], Response | None], ...] = (position.page_of, organ.page_of, acts.page_of, fact.page_of)
STATEMENTS = "statements"
_ADDRESS = 2000  # characters; no IRI of the graph is as long


@blueprint.get("/id/<path:tail>")
def identifier(tail: str) -> Response:
    """The way from a thing to the document that describes it."""
    return _see_other(tail)


@blueprint.get("/graph/<path:tail>")
def graph(tail: str) -> Response:
    """The same, from a named graph."""
    return _see_other(f"graph/{tail}")


@blueprint.get("/check/<name>")
def check(name: str) -> Response:
    """The same, from a check of the consistency report."""
    return _see_other(f"check/{name}")


@blueprint.get("/ns")
def vocabulary() -> Response:
    """The same, from the vocabulary and its terms."""
    return _see_other("ns")


@blueprint.get("/doc/<path:tail>")
def document(tail: str) -> Response:
    """The description of a thing, in the form of the extension; without one, the way to it."""
    data = context().data.now
    whole, _, form = tail.rpartition(".")
    if not whole or form not in _FORMS:
        return _see_other(tail)
    asked = language()  # refused where there is no such, whatever the form
    lang = asked if form == PAGE else ""
    if form == PAGE and len(whole) <= _ADDRESS and request.args.get("view") != STATEMENTS:
        made = _of_kind(whole, lang)
        if made is not None:
            return made
    parts = (data.version, "doc", tail, lang, urls.absolute(urls.root()))
    found = unchanged(*parts)
    if found:
        return found
    if form == PAGE:
        key = (*parts, request.full_path, urls.root())
        body = answers_of(data, context().settings).get(key, lambda: _body(data, whole, lang))
        response = acts.as_page(body, lang) if body else None
    else:
        description = _described(data, whole)
        response = _data(description, form) if description else None
    if response is None:
        return _see_other(tail)  # a thing whose own name ends like an extension
    response.headers["Link"] = _links(whole)
    return tagged(response, *parts)


def _of_kind(tail: str, lang: str) -> Response | None:
    """The page of a thing of a kind that has pages of its own; None for another."""
    iri = _iri(tail)
    for page_of in KINDS:
        made = page_of(iri, lang)
        if made is not None:
            made.headers["Link"] = _links(tail)
            return made
    return None


def _see_other(tail: str) -> Response:
    """303 to the document about a thing; raises `NotFound` for what the graph does not know."""
    lang = language()
    data = context().data.now
    whole, _, extension = tail.rpartition(".")
    form = ""
    if not _known(data, tail):
        if not whole or extension not in _FORMS or not _known(data, whole):
            raise NotFound(f"the graph says nothing of {urls.iri_of(tail)[:_ADDRESS]}; / names what there is")
        tail, form = whole, extension
    chosen = form or choose(GRAPHS, request.headers.get("Accept", ""), page=True).form
    address = urls.document(_iri(tail), chosen)
    if chosen == PAGE and "lang" in request.args:
        address += f"?lang={lang}"
    response = Response(status=303, headers={"Location": address, "Link": _links(tail)})
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers.pop("Content-Type", None)
    if not form:
        response.vary.add("Accept")
    return response


def _known(data: Data, tail: str) -> bool:
    with suppress(BadQuery):  # no IRI
        return len(tail) <= _ADDRESS and known(data.engine, _iri(tail))
    return False


def _described(data: Data, tail: str) -> Description | None:
    if len(tail) > _ADDRESS:
        return None
    with suppress(BadQuery):
        return describe(data.engine, data.kept("names of things", lambda: Names(data.engine)), _iri(tail))
    return None


def _iri(tail: str) -> str:
    return escaped(urls.iri_of(tail))


def _data(description: Description, form: str) -> Response:
    lines = (*_about_document(description), *description.lines)
    media = FORMS[form].media
    return Response(serialized(lines, form), content_type=f"{media}; charset=utf-8" if form == "ttl" else media)


def _body(data: Data, tail: str, lang: str) -> bytes:
    """The page of a thing, nothing for what the graph does not know."""
    description = _described(data, tail)
    return bytes(_page(description, lang).get_data()) if description else b""


def _page(description: Description, lang: str) -> Response:
    said = shown(description, lang)
    return page(
        "thing.html",
        title=said.title,
        lang=lang,
        thing=said,
        iri=description.thing,
        cut=description.cut,
        limits=(FACTS, REFERENCES),
        forms=[(name, _MEDIA[name], urls.document(description.thing, name)) for name in FORMS],
        everything=_everything(description.thing, addresses()),
    )


def _about_document(description: Description) -> list[str]:
    """What the document is, and how much is left out of it."""
    at = addresses()
    document_ = urls.absolute(urls.document(description.thing))
    lines = [
        a(document_, FOAF("Document")),
        link(document_, FOAF("primaryTopic"), description.thing),
        link(document_, VOID("inDataset"), at.iri),
        *(link(document_, DCT("hasFormat"), f"{document_}.{form}") for form in _FORMS),
    ]
    if description.cut:
        said = (
            f"Толық емес: дерек {FACTS}-тан, сілтеме {REFERENCES}-ден аспайды; қалғанын SPARQL береді.",
            f"Не полностью: не более {FACTS} фактов и {REFERENCES} ссылок; остальное даёт SPARQL.",
            f"Not all: no more than {FACTS} facts and {REFERENCES} references; SPARQL gives the rest.",
        )
        lines += words(document_, RDFS("comment"), said)
        lines.append(link(document_, RDFS("seeAlso"), _everything(description.thing, at)))
    return lines


def _everything(thing: str, at: Addresses) -> str:
    """Where all statements that refer to a thing are read."""
    return at.query(f"CONSTRUCT {{ ?s ?p <{thing}> }} WHERE {{ ?s ?p <{thing}> }}")


def _links(tail: str) -> str:
    """The forms of the document, as the header of an answer (RFC 8288)."""
    iri = _iri(tail)
    return ", ".join(f'<{urls.document(iri, name)}>; rel="alternate"; type="{_MEDIA[name]}"' for name in _FORMS)


def paths() -> Paths:
    """The description of these routes."""
    tail = parameter("tail", "what follows in the IRI", where="path")
    name = parameter("name", "the name of a check", where="path")
    view = parameter("view", "statements: all that is said of it, as a table", {"type": "string", "maxLength": 40})
    as_of = parameter("as-of", "the day that the page of a position or organ is of; else the last known", DAY_OR_LATEST)
    number = parameter("page", "which page of a list on the page", {"type": "string", "pattern": r"^[1-9]\d{0,5}$"})
    see = answered(status=303, purpose="To the description, in the form that is accepted or that the extension names")
    media = answered(*_MEDIA.values(), purpose="The description")

    def way(purpose: str, *given: dict[str, object]) -> dict[str, object]:
        return operation(purpose, see, parameters=given, problems=(404, 406), lang=True, tag="linked data")

    return {
        "/id/{tail}": way("From a thing to what describes it", tail),
        "/graph/{tail}": way("From a named graph to what describes it", tail),
        "/check/{name}": way("From a check of the consistency report to what describes it", name),
        "/ns": way("From the vocabulary and its terms to what describes them"),
        "/doc/{tail}": operation(
            "The description of a thing: html, ttl, jsonld, rdf, nt by extension",
            {**media, **see},
            parameters=(tail, view, as_of, number),
            problems=(400, 404, 406),
            lang=True,
            tag="linked data",
        ),
    }
