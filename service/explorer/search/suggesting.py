"""What is suggested while one types: the few that fit best, each told from the others in a few words."""

from __future__ import annotations

from collections.abc import Collection

from service.explorer.search.searching import EVERY, Found, Search
from service.explorer.view import Link, View
from service.words import text

KINDS = (*EVERY, "provision")
_LONGEST = 90  # characters of a hint


def suggested(here: View, search: Search, sought: str, kinds: Collection[str], limit: int) -> list[dict[str, str]]:
    """Provisions first where one was named, then things; of all kinds where none is given."""
    if not sought:
        return []
    found: list[dict[str, str]] = []
    if not kinds or "provision" in kinds:
        for provision in search.places(sought).found[:limit]:
            place = here.place(provision.act, provision.path)
            link = Link(place.full, place.page, "", "provision", provision.iri)
            found.append(_suggestion(here, "provision", link, ""))
    wanted = tuple(kind for kind in EVERY if not kinds or kind in kinds)
    if wanted and len(found) < limit:
        for one in search.things(sought, wanted, limit - len(found)):
            link = here.link_of(one.thing)
            found.append(_suggestion(here, one.thing.kind, link, _hint(here, one, link.text)))
    return found


def _suggestion(here: View, kind: str, link: Link, hint: str) -> dict[str, str]:
    return {
        "label": link.text,
        "lang": link.lang or here.lang,
        "kind": kind,
        "kind_words": text(f"kind-{kind}", here.lang),
        "address": link.address,
        "iri": link.iri,
        "hint": hint,
    }


def _hint(here: View, found: Found, label: str) -> str:
    """Its organ, of an act its title, else the other name by which it was found."""
    thing = found.thing
    if thing.kind == "act":
        known = here.acts.get(thing.iri)
        said = known.title if known else text("search-only-cited", here.lang)
    elif thing.organ:
        said = here.rules.thing(thing.organ).label(here.lang)
    else:
        said = "" if found.name in (*thing.labels.values(), label, thing.iri) else found.name
    said = " ".join(said.split())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rpartition(" ")[0] + " …"
