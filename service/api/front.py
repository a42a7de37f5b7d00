"""The files that every browser and crawler asks for."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from service import urls
from service.openapi import Paths, answered, operation, parameter

blueprint = Blueprint("front", __name__)


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
        "/robots.txt": operation("What crawlers may read", answered("text/plain")),
        "/favicon.ico": operation("The mark of the service", answered("image/svg+xml")),
        "/static/{filename}": operation(
            "A file that the pages need",
            answered("text/css", "image/svg+xml", "text/javascript", "font/woff2"),
            parameters=[parameter("filename", "its name", where="path")],
            problems=(404,),
        ),
    }
