"""The first page, and the files that every browser and crawler asks for."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from service import urls
from service.context import context
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.words import language, text

blueprint = Blueprint("front", __name__)


@blueprint.get("/")
def home() -> Response:
    """What this is, and where to go."""
    lang = language()
    parts = (context().data.now.version, "home", lang, urls.root())
    return unchanged(*parts) or tagged(page("home.html", title=text("title", lang), lang=lang), *parts)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Crawlers may read all but the endpoint and the pages for operators."""
    lines = ("User-agent: *", f"Disallow: {urls.sparql()}", f"Disallow: {urls.system('')}", "")
    return _lasting(Response("\n".join(lines), mimetype="text/plain"))


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """The mark of the service."""
    return _lasting(current_app.send_static_file("okilet.svg"))


def _lasting(response: Response) -> Response:
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def paths() -> Paths:
    """The description of these routes."""
    return {
        "/": operation("The first page", answered("text/html"), lang=True),
        "/robots.txt": operation("What crawlers may read", answered("text/plain")),
        "/favicon.ico": operation("The mark of the service", answered("image/svg+xml")),
        "/static/{filename}": operation(
            "A file that the pages need",
            answered("text/css", "image/svg+xml", "text/javascript"),
            parameters=[parameter("filename", "its name", where="path")],
            problems=(404,),
        ),
    }
