"""The headers that every answer has, the id of a request, and answering that nothing has changed (ETag).

    found = unchanged(version, text, form)         a 304 where the client has this answer already, else None
    return tagged(response, version, text, form)   the answer with the ETag of these parts

An ETag is weak: it names what the answer says (data version, software version, what was asked, form), of which the
order of rows and the compression are no part; what scripts and styles were built from counts as software.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from pathlib import Path
from typing import Any

from flask import Response, request

from ontology import VERSION

DATA_VERSION = "Okilet-Data-Version"
REQUEST_ID = "X-Request-Id"
CUT = "Okilet-Cut"  # on a result that was cut at the row limit: the number of rows left

_BUILT = Path(__file__).parent / "static" / "built" / "sources.sha256"
_SOFTWARE = f"{VERSION} {_BUILT.read_text(encoding='ascii') if _BUILT.is_file() else ''}"  # a page names its scripts
_ID = "okilet.id"  # key of the WSGI environment
_SANE_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"  # a drawing brings its styles
CONSTANT = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
    (
        "Access-Control-Expose-Headers",
        f"Allow, Content-Disposition, ETag, Link, Location, Retry-After, {CUT}, {DATA_VERSION}, {REQUEST_ID}",
    ),
)
PREFLIGHT = (
    ("Access-Control-Allow-Headers", f"*, Accept, Accept-Language, Content-Type, If-None-Match, {REQUEST_ID}"),
    ("Access-Control-Max-Age", "86400"),
)


def identify(environ: dict[str, Any]) -> str:
    """The id of the request, from now on in its environment: the client's, if it is a short word, else a new one."""
    given = environ.get("HTTP_X_REQUEST_ID")
    identity: str = given if given and _SANE_ID.fullmatch(given) else secrets.token_hex(8)
    environ[_ID] = identity
    return identity


def request_id(environ: dict[str, Any] | None = None) -> str:
    """The id of the current request, or of the one with this environment."""
    known = request.environ if environ is None else environ
    return str(known.get(_ID) or identify(known))


def etag(*parts: object) -> str:
    """The ETag (without quotes) of an answer made of these parts; the first is the data version."""
    digest = hashlib.blake2b(_SOFTWARE.encode(), digest_size=12)
    for part in parts:
        digest.update(b"\0" + str(part).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def unchanged(*parts: object) -> Response | None:
    """The answer 304 where the client has the answer of these parts, else None."""
    if "HTTP_IF_NONE_MATCH" not in request.environ or request.method not in {"GET", "HEAD"}:
        return None
    if not request.if_none_match.contains_weak(etag(*parts)):
        return None
    response = Response(status=304)
    response.headers.pop("Content-Type", None)
    response.headers["Vary"] = "Accept, Accept-Encoding, Accept-Language"
    return tagged(response, *parts)


def tagged(response: Response, *parts: object) -> Response:
    """The response with the ETag of its parts; whoever keeps it asks again before it is used."""
    for name, value in tags(*parts):
        response.headers[name] = value
    return response


def tags(*parts: object) -> tuple[tuple[str, str], ...]:
    """The headers that `tagged` sets."""
    return (
        ("ETag", f'W/"{etag(*parts)}"'),
        ("Cache-Control", "public, no-cache"),
        (DATA_VERSION, str(parts[0])),
    )


def json_response(value: object, status: int = 200) -> Response:
    """A value as an answer in JSON, its letters as they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"
    return Response(text, status, mimetype="application/json")
