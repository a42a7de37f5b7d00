"""What operators and programs ask: is it well, is it ready, what is counted, what is limited, what is there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import cast

from flask import Blueprint, Response, current_app

from ontology import VERSION
from ontology.errors import Unavailable
from service import limits as all_limits
from service import processes, urls
from service.context import context
from service.errors import wants_page
from service.headers import json_response, tagged, unchanged
from service.metrics import CONTENT_TYPE, EXTENSION, Metrics
from service.openapi import Paths, answered, description, operation
from service.pages import page
from service.words import language, number, text

blueprint = Blueprint("operators", __name__)

_TAG = "operators"


@blueprint.get("/-/health")
def health() -> Response:
    """Whether all is well; 503 where queries of strangers cannot be answered."""
    said = _health()
    if "error" in said:
        raise Unavailable(f"queries cannot be answered: {said['error']}", said)
    return _now(said)


@blueprint.get("/-/ready")
def ready() -> Response:
    """Whether requests may come: the graph is loaded and the query processes answer."""
    context().pool.status()
    return _now({"ready": True, "version": context().data.now.version})


@blueprint.get("/-/metrics")
def metrics() -> Response:
    """What is counted, as Prometheus reads it."""
    counted: Metrics = current_app.extensions[EXTENSION]
    try:
        status: Mapping[str, object] = context().pool.status()
    except Unavailable:
        status = {}
    response = Response(counted.text(context().data.now, status), content_type=CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/-/limits")
def limits() -> Response:
    """Each limit with its value, unit, setting and meaning."""
    lang = language()
    page_wanted = wants_page()
    parts = (context().data.now.version, "limits", lang, page_wanted, context().settings)
    found = unchanged(*parts)
    if found:
        return found
    listed = [limit.said(lang) for limit in all_limits.limits(context().settings)]
    if page_wanted:
        queue = [limit for limit in listed if str(limit["name"]).startswith("queue")]
        queries = [limit for limit in listed if limit not in queue]
        title, written = text("limits", lang), partial(number, lang=lang)
        shown = page("limits.html", title=title, lang=lang, queries=queries, queue=queue, number=written)
        return tagged(shown, *parts)
    response = json_response({"limits": listed})
    response.vary.update(("Accept", "Accept-Language"))
    return tagged(response, *parts)


@blueprint.get("/-/openapi.json")
def openapi() -> Response:
    """All addresses, described."""
    from service.app import modules

    server = urls.absolute(urls.root())
    parts = (context().data.now.version, "openapi", server)
    return unchanged(*parts) or tagged(json_response(description(modules(), server)), *parts)


def _health() -> dict[str, object]:
    published = context().data
    data = published.now
    said: dict[str, object] = {
        "status": "ok",
        "version": data.version,
        "published": data.published.isoformat(),
        "software": VERSION,
        "uptime_seconds": round(processes.age(processes.first()) or 0, 1),
        "problems": [],
    }
    problems = cast("list[str]", said["problems"])
    if published.trouble:
        problems.append("the graph published last is not taken over; the log says why")
    try:
        status = context().pool.status()
    except Unavailable as error:
        return {**said, "status": "failing", "error": error.message}
    if status.get("sandbox"):
        problems.append(f"query processes run without a sandbox: {status['sandbox']}")
    said["queries"] = {**status, "sandbox": not status.get("sandbox")}
    return {**said, "status": "degraded" if problems else "ok"}


def _now(said: Mapping[str, object]) -> Response:
    """An answer that is true only now."""
    response = json_response(said)
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def paths() -> Paths:
    """The description of these routes."""
    json = "application/json"
    health_shape = {
        "type": "object",
        "required": ["status", "version", "software", "uptime_seconds", "problems", "queries"],
        "properties": {
            "status": {
                "enum": ["ok", "degraded"],
                "description": "degraded: it answers, and `problems` says what is amiss",
            },
            "version": {"type": "string", "description": "the graph that answers"},
            "published": {"type": "string", "format": "date-time"},
            "software": {"type": "string"},
            "uptime_seconds": {"type": "number", "description": "of the service"},
            "problems": {"type": "array", "items": {"type": "string"}},
            "queries": {
                "type": "object",
                "description": "the query processes: how many, running, waiting, what ended how; sandbox: true if on",
            },
        },
    }
    ready_shape = {
        "type": "object",
        "required": ["ready", "version"],
        "properties": {"ready": {"const": True}, "version": {"type": "string"}},
    }
    limit_shape = {
        "type": "object",
        "required": ["name", "value", "unit", "setting", "meaning"],
        "properties": {
            "name": {"type": "string"},
            "value": {"type": "number"},
            "unit": {"type": "string"},
            "setting": {"type": ["string", "null"], "description": "null: it cannot be set"},
            "meaning": {"type": "string"},
        },
    }
    limits_shape = {
        "type": "object",
        "required": ["limits"],
        "properties": {"limits": {"type": "array", "items": limit_shape}},
    }
    return {
        "/-/health": operation(
            "Whether all is well", answered(json, schema=health_shape), problems=(503,), tag=_TAG, name="health"
        ),
        "/-/ready": operation(
            "Whether requests may come", answered(json, schema=ready_shape), problems=(503,), tag=_TAG, name="ready"
        ),
        "/-/metrics": operation("What is counted, for Prometheus", answered("text/plain"), tag=_TAG, name="metrics"),
        "/-/limits": operation(
            "Each limit with its value, unit, setting and meaning",
            answered(json, "text/html", schema=limits_shape),
            lang=True,
            tag=_TAG,
            name="limits",
        ),
        "/-/openapi.json": operation(
            "This description", answered(json, schema={"type": "object"}), tag=_TAG, name="openapi"
        ),
    }
