"""Every address of the service: made here, and nowhere else.

    urls.query("acts", "csv", {"lang": "ru"})     /queries/acts.csv?lang=ru, below the path that a proxy gives us
    urls.document(iri, "ttl")                     /doc/act/U020000828_.ttl
    urls.absolute(urls.sparql())                  https://…/sparql, as the public reaches it

IRIs of the graph begin with `base_iri` (a setting): `BASEid/X` is described at `/id/X`. The setting says under which
base the graph was made; it does not rewrite the graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote, urlencode, urlsplit

from flask import request

from service.context import context

_STATIC = Path(__file__).parent / "static"
_SAFE = "/:@!$&'()*+,;=~"  # what RFC 3986 lets stand in a path


def root() -> str:
    """The path under which the service stands, "" as a rule: of `public_url`, else what the proxy told."""
    public = context().settings.public_url
    return urlsplit(public).path.rstrip("/") if public else request.script_root


def absolute(path: str) -> str:
    """The whole address of a path made by this module, as the public reaches it."""
    return origin() + path


def origin() -> str:
    """Scheme and host of the service, as the public reaches it."""
    public = context().settings.public_url
    if public:
        parts = urlsplit(public)
        return f"{parts.scheme}://{parts.netloc}"
    return f"{request.scheme}://{request.host}"


def home() -> str:
    """The first page."""
    return root() + "/"


def static(name: str) -> str:
    """A file that the pages need: a style sheet, a picture; named so that a changed one is fetched anew."""
    return f"{root()}/static/{_path(name)}?{_digest(name)}"


def sparql(params: Mapping[str, str] | None = None) -> str:
    """The SPARQL endpoint."""
    return f"{root()}/sparql{_query(params)}"


def queries() -> str:
    """The query library."""
    return root() + "/queries"


def query(name: str, form: str = "", params: Mapping[str, str] | None = None) -> str:
    """A named query: its page, or with `form` (csv, tsv, json, xlsx, html) its answer."""
    return f"{root()}/queries/{_path(name)}{_extension(form)}{_query(params)}"


def chain(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """The chain of appointment: its page, or as `json` or `svg`."""
    return f"{root()}/chain{_extension(form)}{_query(params)}"


def findings(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """The consistency report: its page, or as `json`, `csv` or `ttl`."""
    return f"{root()}/findings{_extension(form)}{_query(params)}"


def void() -> str:
    """The description of the dataset in VoID."""
    return root() + "/.well-known/void"


def dataset(form: str = "") -> str:
    """The description of the dataset in DCAT: as `ttl` or `jsonld`."""
    return f"{root()}/dataset{_extension(form)}"


def dump(form: str) -> str:
    """The whole graph, compressed: `trig` or `nq`."""
    return f"{root()}/dump/okilet{_extension(form)}.gz"


def system(name: str) -> str:
    """A page for operators: health, ready, metrics, limits, openapi.json."""
    return f"{root()}/-/{name}"


def tail_of(iri: str) -> str | None:
    """What follows `/doc/` in the address of what describes a thing of the graph; None for an IRI of elsewhere.

    Of `BASEid/X` that is `X`; graphs (`BASEgraph/X`), checks (`BASEcheck/X`) and the vocabulary (`BASEns`) keep all.
    """
    rest = _below_base(iri)
    if rest.startswith("id/") and len(rest) > len("id/"):
        return rest.removeprefix("id/")
    return rest if _beside_things(rest) else None


def iri_of(tail: str) -> str:
    """The IRI of the graph for a path under `/doc/`, already decoded."""
    return f"{context().settings.base_iri}{tail if _beside_things(tail) else f'id/{tail}'}"


def identifier(iri: str) -> str:
    """The address that the IRI of a thing of the graph has here, the IRI itself for one of elsewhere."""
    return iri if tail_of(iri) is None else f"{root()}/{_fragment(_below_base(iri))}"


def _below_base(iri: str) -> str:
    start = context().settings.base_iri
    return iri[len(start) :] if iri.startswith(start) else ""


def _beside_things(rest: str) -> bool:
    """Whether this, below the base, names something else than a thing under `id/`."""
    sort, _, name = rest.partition("/")
    return (sort in {"graph", "check"} and bool(name)) or rest.partition("#")[0] == "ns"


def document(iri: str, form: str = "") -> str:
    """The address of what describes a thing of the graph (`form`: html, ttl, jsonld, rdf, nt), the IRI itself for
    one of elsewhere. The description of a part (`…#step-1`) is that of the whole."""
    tail = tail_of(iri)
    if tail is None:
        return iri
    whole, _, part = tail.partition("#")
    return f"{root()}/doc/{_path(whole)}{_extension(form)}" + (f"#{_path(part)}" if part else "")


def with_language(lang: str) -> str:
    """The address of the current request, in another language."""
    values = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{root()}{_path(request.path)}?{urlencode([*values, ('lang', lang)])}"


def as_asked(path: str) -> str:
    """Another path of this service, with the query string of the current request as it stands."""
    query = quote(request.query_string, safe=f"{_SAFE}%?")
    return f"{root()}{_path(path)}" + (f"?{query}" if query else "")


def decoded(path: str) -> str:
    """A path made by this module, as its segments read."""
    return unquote(path)


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:8]


def _extension(form: str) -> str:
    return f".{form}" if form else ""


def _path(text: str) -> str:
    return quote(text, safe=_SAFE)


def _fragment(tail: str) -> str:
    whole, mark, part = tail.partition("#")
    return _path(whole) + (f"#{_path(part)}" if mark else "")


def _query(params: Mapping[str, str] | None) -> str:
    return f"?{urlencode(params)}" if params else ""
