"""The page of one fact: what it says in words, where it is stated, from which characters of which file it was read.

page_of(iri, "ru")          the page of a rule, a duty, an amendment …; None for a thing of another kind
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, request

from ontology import iris
from service import urls
from service.context import context
from service.explorer.acts.asking import ask, values
from service.explorer.acts.page import as_page, findings_in, statements_of
from service.explorer.acts.place import Found, found_in
from service.explorer.acts.stated import facts_of
from service.explorer.acts.telling import Told, tell
from service.explorer.posts.about import data_forms
from service.explorer.view import Link, Place, View
from service.headers import tagged, unchanged
from service.kept import answers_of
from service.pages import page
from shapes.findings import Finding

_NO_FACTS = ("act/", "position/", "organ/", "class/", "role/", "notion/", "source/", "name/")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a file: characters `[start, end)`; `anchor` is the end of its IRI."""

    anchor: str
    file: Link
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class AboutFact:
    """All that the page of a fact says."""

    told: Told
    place: Place | None
    evidence: tuple[Evidence, ...]
    findings: tuple[Found, ...]


def page_of(iri: str, lang: str) -> Response | None:
    """The page of the fact with this IRI in a language, tagged; None for what is none."""
    tail = iris.tail(iri)
    if tail == iri or tail.startswith(_NO_FACTS):
        return None
    here = View(context().data.now, lang)
    parts = (here.data.version, "fact", iri, lang, here.today, urls.absolute(urls.root()))
    found = unchanged(*parts)
    if found:
        return found
    key = (*parts, request.full_path, urls.root())
    body = answers_of(here.data, context().settings).get(key, lambda: _body(here, iri))
    return tagged(as_page(body, lang), *parts) if body else None


def _body(here: View, iri: str) -> bytes:
    said = about_fact(here, iri)
    if said is None:
        return b""
    title = f"{said.told.name}: {said.place.short}" if said.place else said.told.name
    made = page(
        "fact.html",
        title=title,
        lang=here.lang,
        said=said,
        view=here,
        forms=data_forms(iri),
        statements=statements_of(here, iri),
        iri=iri,
    )
    return bytes(made.get_data())


def about_fact(here: View, iri: str) -> AboutFact | None:
    """What the graph knows of a fact; None where it is none."""
    facts = facts_of(ask(here.data.engine, "fact", fact=[iri]))
    if not facts:
        return None
    rows = values(ask(here.data.engine, "evidence", fact=[iri]))
    act, path = (rows[0][5], rows[0][6]) if rows else ("", "")
    return AboutFact(
        told=tell(here, facts[0]),
        place=here.place(act, path) if act else None,
        evidence=tuple(
            Evidence(where.partition("#")[2], Link(name or file.rpartition("/")[2], here.page_of(file)), start, end)
            for where, file, name, start, end, _, _ in rows
            if where
        ),
        findings=found_in(here, [f for f in findings_in(here, act) if _about(f, iri)]) if act else (),
    )


def _about(finding: Finding, iri: str) -> bool:
    """Whether a finding is about a fact: it, or a part of it, is its subject or is at fault."""
    terms = (finding.focus, *finding.values)
    return any(term[1:-1].partition("#")[0] == iri for term in terms if term.startswith("<"))
