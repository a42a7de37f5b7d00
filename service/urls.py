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
from functools import lru_cache
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
    return f"{root()}/static/{_path(name)}?{_digest(name, (_STATIC / name).stat().st_mtime_ns)}"


def built(name: str) -> str:
    """A script or style that was built when the package was installed, "" where it was not."""
    return static(f"built/{name}") if (_STATIC / "built" / name).is_file() else ""


def stylesheet() -> str:
    """The styles of all pages: in one file with its fonts where that was built, else as they are written."""
    return built("okilet.css") or static("styles/okilet.css")


def sparql(params: Mapping[str, str] | None = None) -> str:
    """The SPARQL endpoint."""
    return f"{root()}/sparql{_query(params)}"


def queries() -> str:
    """The query library."""
    return root() + "/queries"


def query(name: str, form: str = "", params: Mapping[str, str] | None = None) -> str:
    """A named query: its page, or with `form` (csv, tsv, json, xlsx, html) its answer."""
    return f"{root()}/queries/{_path(name)}{_extension(form)}{_query(params)}"


def query_picture(name: str, params: Mapping[str, str] | None = None) -> str:
    """The answer to a named query as a picture."""
    return f"{root()}/queries/{_path(name)}/graph.svg{_query(params)}"


def chain(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """The chain of appointment: its page, or as `json` or `svg`."""
    return f"{root()}/chain{_extension(form)}{_query(params)}"


def search(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """What is found by a name: the page, or as `json` suggestions while one types."""
    return f"{root()}/search{_extension(form)}{_query(params)}"


def hierarchy(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """Who acts on whom, opened step by step: the page, or as `json`, `svg`, `graphml` or `csv`."""
    return f"{root()}/hierarchy{_extension(form)}{_query(params)}"


def acts(params: Mapping[str, str] | None = None) -> str:
    """The acts that were read."""
    return f"{root()}/acts{_query(params)}"


def reader(act: str, path: str = "", params: Mapping[str, str] | None = None) -> str:
    """The text of an act (what follows `id/act/` in its IRI), at a provision: its page and its place on the page."""
    asked = {**(params or {}), **({"at": path} if path else {})}
    return f"{root()}/read/{_path(act)}{_query(asked)}" + (f"#{_path(path)}" if path else "")


def findings(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """The consistency report: its page, or as `json`, `csv` or `ttl`."""
    return f"{root()}/findings{_extension(form)}{_query(params)}"


def finding(key: str, form: str = "", params: Mapping[str, str] | None = None) -> str:
    """One finding: its page, or as `json` or `ttl`."""
    return f"{root()}/finding/{_path(key)}{_extension(form)}{_query(params)}"


def matrix(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """The matrix of who acts in which role: its page, or as `csv`."""
    return f"{root()}/matrix{_extension(form)}{_query(params)}"


def matrix_posts(params: Mapping[str, str] | None = None) -> str:
    """The posts behind a number of the matrix."""
    return f"{root()}/matrix/posts{_query(params)}"


def flows(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """The flows from those who act to branches of posts: the page, or as `csv`."""
    return f"{root()}/flows{_extension(form)}{_query(params)}"


def amendments(params: Mapping[str, str] | None = None) -> str:
    """The timeline of amendments."""
    return f"{root()}/amendments{_query(params)}"


def calendar(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """The calendar: its page, or as `ics`."""
    return f"{root()}/calendar{_extension(form)}{_query(params)}"


def deadlines(params: Mapping[str, str] | None = None) -> str:
    """The deadlines."""
    return f"{root()}/deadlines{_query(params)}"


def procedure(form: str = "", params: Mapping[str, str] | None = None) -> str:
    """How a post is filled, or what an act has done: the page, or one of the forms of the command line."""
    return f"{root()}/procedure{_extension(form)}{_query(params)}"


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


@lru_cache(maxsize=256)
def _digest(name: str, _: int) -> str:
    """Of what the file holds; its time of change is what tells that it must be read again."""
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
