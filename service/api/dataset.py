"""The dataset as a whole: its descriptions in VoID and DCAT, and the dumps.

/.well-known/void          VoID, by `Accept` (Turtle for whoever does not say)
/dataset.ttl, .jsonld …    DCAT-AP; /dataset leads to one of them, or to the first page, by `Accept`
/dump/okilet.trig.gz, okilet.nq.gz
"""

from __future__ import annotations

import re

from flask import Blueprint, Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from ontology.errors import BadRequest
from service import urls
from service.context import context
from service.data import Data
from service.headers import DATA_VERSION, etag, tagged, unchanged
from service.openapi import Paths, answered, operation
from service.publication.dataset import record, versions
from service.publication.dumps import FORMATS, dump, name_of
from service.publication.rdf import FORMS, serialized
from service.publication.statistics import Statistics, kept
from service.publication.void import Addresses, void
from service.sparql.negotiation import GRAPHS, PAGE, choose

blueprint = Blueprint("dataset", __name__)

_ONE_RANGE = re.compile(r"bytes=(\d{1,18}-\d{0,18}|-\d{1,18})", re.IGNORECASE)


class NoSuchRange(BadRequest):
    """A part of a file that the file does not have (RFC 9110, 15.5.17)."""

    code = "no-such-range"
    http_status = 416


def addresses() -> Addresses:
    """Where the public reaches the dataset and what belongs to it."""
    settings = context().settings
    return Addresses(
        base=settings.base_iri,
        home=urls.absolute(urls.home()),
        dataset=urls.absolute(urls.dataset()),
        void=urls.absolute(urls.void()),
        sparql=urls.absolute(urls.sparql()),
        dumps=tuple(urls.absolute(urls.dump(form)) for form in FORMATS),
        publisher=settings.publisher,
        licence=settings.licence,
    )


def counts(data: Data) -> Statistics:
    """How much of what the graph holds; of a release made before that was counted, counted now."""
    return data.kept("statistics", lambda: kept(data.source))


@blueprint.get("/.well-known/void")
def describe_void() -> Response:
    """The dataset in VoID."""
    data = context().data.now
    form = choose(GRAPHS, request.headers.get("Accept", "")).form
    parts = (data.version, "void", form, urls.absolute(urls.root()))
    found = unchanged(*parts)
    if found:
        return found
    body = serialized(void(counts(data), addresses(), data.version, data.published), form)
    response = _graph(body, form)
    response.vary.add("Accept")
    return tagged(response, *parts)


@blueprint.get("/dataset")
def describe_dataset() -> Response:
    """The way to the record of the dataset."""
    form = choose(GRAPHS, request.headers.get("Accept", ""), page=True).form
    response = Response(status=303, headers={"Location": urls.home() if form == PAGE else urls.dataset(form)})
    response.headers.pop("Content-Type", None)
    response.vary.add("Accept")
    return response


@blueprint.get("/dataset.ttl")
def dataset_turtle() -> Response:
    """The record in Turtle."""
    return _record("ttl")


@blueprint.get("/dataset.jsonld")
def dataset_jsonld() -> Response:
    """The record in JSON-LD."""
    return _record("jsonld")


@blueprint.get("/dataset.rdf")
def dataset_xml() -> Response:
    """The record in RDF/XML."""
    return _record("rdf")


@blueprint.get("/dataset.nt")
def dataset_lines() -> Response:
    """The record in N-Triples."""
    return _record("nt")


@blueprint.get("/dump/okilet.trig.gz")
def dump_trig() -> Response:
    """All named graphs in TriG."""
    return _dump("trig")


@blueprint.get("/dump/okilet.nq.gz")
def dump_nq() -> Response:
    """All named graphs in N-Quads."""
    return _dump("nq")


def _record(form: str) -> Response:
    data = context().data.now
    parts = (data.version, "dataset", form, urls.absolute(urls.root()))
    found = unchanged(*parts)
    if found:
        return found
    acts = data.kept("versions", lambda: versions(data.engine))
    return tagged(_graph(serialized(record(acts, addresses(), data.version, data.published), form), form), *parts)


def _dump(form: str) -> Response:
    if not _ONE_RANGE.fullmatch(request.environ.get("HTTP_RANGE", "")):
        request.environ.pop("HTTP_RANGE", None)  # other units, or several parts: the whole is given
    data = context().data.now
    path = dump(data.source, data.version, form, data.release)
    try:
        response = send_file(
            path,
            mimetype="application/gzip",
            as_attachment=True,
            download_name=name_of(form),
            conditional=True,
            etag=etag(data.version, "dump", form),
            last_modified=data.published,
        )
    except RequestedRangeNotSatisfiable as error:
        raise NoSuchRange(f"the file has {error.length} bytes; ask for a part of them, or for the whole") from error
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers[DATA_VERSION] = data.version
    response.headers["Link"] = f'<{urls.void()}>; rel="describedby"'
    return response


def _graph(body: bytes, form: str) -> Response:
    media = FORMS[form].media
    return Response(body, content_type=f"{media}; charset=utf-8" if form == "ttl" else media)


def paths() -> Paths:
    """The description of these routes."""
    media = {form: FORMS[form].media for form in FORMS}
    see = answered(status=303, purpose="To the record, in the form that is accepted")
    whole = answered("application/gzip", purpose="The file")
    return {
        "/.well-known/void": operation(
            "The dataset in VoID", answered(*media.values()), problems=(406,), tag="dataset", name="void"
        ),
        "/dataset": operation(
            "From the dataset to its record or, for browsers, the first page", see, problems=(406,), tag="dataset"
        ),
        **{
            f"/dataset.{form}": operation("The record of the dataset, DCAT-AP", answered(media[form]), tag="dataset")
            for form in FORMS
        },
        **{
            f"/dump/okilet.{form}.gz": operation(
                "All named graphs, compressed", {**whole, **_ranges()}, problems=(503,), tag="dataset"
            )
            for form in FORMATS
        },
    }


def _ranges() -> dict[str, object]:
    return {
        **answered("application/gzip", status=206, purpose="A part of the file, as `Range` asks"),
        **answered("application/json", "text/html", status=416, purpose="A part that the file does not have"),
    }
