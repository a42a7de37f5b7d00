"""The page of a position or of a class of positions: how it is filled, under which provision, and is it so now.

page_of(iri, "ru")          the page of a position or class; None for a thing of another kind
"""

from __future__ import annotations

from flask import Response


def page_of(iri: str, lang: str) -> Response | None:
    """The page of the thing with this IRI in a language, tagged; None for what is no position and no class of these."""
    return None
