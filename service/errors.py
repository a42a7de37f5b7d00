"""What goes wrong, as HTTP answers it: one JSON shape, or a page where a browser asks; never a stack trace.

    {"error": {"code": "not-found", "message": "no query named 'x'; there are …", "detail": null}}

`code` is for programs (`ontology.errors` draws the tree), `message` is one line for people, `detail` what more is
known: of a limit its value, unit and setting, of a syntax error its place. An unexpected error is code `internal` and
names only the request, under whose id the log has the traceback.
"""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from ontology.errors import (
    BadRequest,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    OkiletError,
    TooLarge,
    Unavailable,
    UnsupportedMedia,
)
from service import logs, urls
from service.headers import request_id

_RETRY_SECONDS = 5  # where an error does not say when to come again


class Internal(OkiletError):
    """What nobody expected."""

    code = "internal"


def install(app: Flask) -> None:
    """Have the application answer every error in this shape."""
    app.register_error_handler(OkiletError, answer)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unexpected)


def answer(error: OkiletError) -> Response:
    """The response to an error of the tree."""
    response = _page(error) if wants_page() else Response(as_json(error), error.http_status, mimetype=_JSON)
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    detail = error.detail if isinstance(error.detail, dict) else {}
    if isinstance(error, MethodNotAllowed) and detail.get("allow"):
        response.headers["Allow"] = ", ".join(detail["allow"])
    if error.http_status == HTTPStatus.SERVICE_UNAVAILABLE:
        seconds = detail.get("retry_after", _RETRY_SECONDS)
        response.headers["Retry-After"] = str(max(1, round(seconds)) if isinstance(seconds, int | float) else seconds)
    return response


def as_json(error: OkiletError) -> str:
    """The one shape."""
    said = {"error": {"code": error.code, "message": error.message, "detail": error.detail}}
    return json.dumps(said, ensure_ascii=False, default=str) + "\n"


def wants_page() -> bool:
    """Whether the client would rather have a page than JSON: a browser says so, programs accept anything."""
    if "html" not in request.environ.get("HTTP_ACCEPT", "").lower():
        return False
    return request.accept_mimetypes.best_match((_JSON, "text/html")) == "text/html"


_JSON = "application/json"


def _page(error: OkiletError) -> Response:
    from service.pages import error_page

    return error_page(error)


def _of_http(error: HTTPException) -> Response:
    """Errors of Flask and Werkzeug, as errors of the tree."""
    status = error.code or 500
    if status < 400:  # a redirect that the router makes
        response = error.get_response()
        assert isinstance(response, Response)
        return response
    return _without_slash(status) or answer(_translated(status, error))


def _without_slash(status: int) -> Response | None:
    """The way to the same address without a slash at its end, where there is something: people write /queries/."""
    path = request.path.rstrip("/")
    if status != HTTPStatus.NOT_FOUND or path in {"", request.path} or request.method not in {"GET", "HEAD"}:
        return None
    if not current_app.url_map.bind("").test(path, request.method):
        return None
    response = Response(status=HTTPStatus.PERMANENT_REDIRECT, headers={"Location": urls.as_asked(path)})
    response.headers.pop("Content-Type", None)
    return response


def _translated(status: int, error: HTTPException) -> OkiletError:
    what = request.path if status in {404, 405} else ""
    if status == HTTPStatus.NOT_FOUND:
        return NotFound(f"there is nothing at {what!r}; / names what there is")
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = sorted(getattr(error, "valid_methods", None) or ())
        return MethodNotAllowed(
            f"{request.method} is not answered at {what!r}; use {', '.join(allowed)}", {"allow": allowed}
        )
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        limit = request.max_content_length
        detail = {"limit": limit, "unit": "bytes", "setting": "OKILET_REQUEST_BYTES"}
        return TooLarge(f"the body of the request is over {limit} bytes", detail)
    if status == HTTPStatus.NOT_ACCEPTABLE:
        return NotAcceptable("no form of the answer is one that the client accepts")
    if status == HTTPStatus.UNSUPPORTED_MEDIA_TYPE:
        return UnsupportedMedia("a body of this media type is not read here")
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return Unavailable("not available now; come again later")
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return BadRequest(f"the request is wrong: {error.name}")
    return _internal()


def _unexpected(error: Exception) -> Response:
    logs.emit_error(
        "a request failed", error, request=request_id(request.environ), method=request.method, path=request.path
    )
    return answer(_internal())


def _internal() -> Internal:
    identity = request_id(request.environ)
    return Internal(
        f"an error that nobody expected; the operators find it in the log as request {identity}",
        {"request": identity},
    )
