"""The page of an organ or of a class of organs: its names over time, its head, posts, parts, powers and duties.

page_of(iri, "ru")          the page of an organ or class; None for a thing of another kind
"""

from __future__ import annotations

from flask import Response


def page_of(iri: str, lang: str) -> Response | None:
    """The page of the thing with this IRI in a language, tagged; None for what is no organ and no class of these."""
    return None
