"""What frames the pages of positions, classes and organs: whose page it is, whether it changed, heading, forms.

framed("position", {"position", "class"}, iri, "ru", lambda view, asked: (said, sections, {}))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from flask import Response, request

from service import urls
from service.context import context
from service.explorer.posts.about import DatedView, asked_day, data_forms, heading
from service.explorer.posts.related import FOLDED
from service.explorer.view import View
from service.headers import tagged, unchanged
from service.pages import page

Content = tuple[object, tuple[tuple[str, str], ...], Mapping[str, Any]]  # what is said, its headings, other values


def framed(
    name: str,
    kinds: Collection[str],
    iri: str,
    lang: str,
    tell: Callable[[View, dt.date | None], Content],
) -> Response | None:
    """The page by the template of this name of a thing of one of the kinds, tagged; None for what is none.

    `tell` is asked with a view at the day of the address, and with that day.
    """
    data = context().data.now
    view = DatedView(data, lang)
    thing = view.names.things.get(iri)
    if thing is None or thing.kind not in kinds:
        return None
    asked = asked_day()
    number = request.args.get("page")  # of a list on it
    parts = (data.version, name, iri, lang, asked, number, view.today, urls.absolute(urls.root()))
    found = unchanged(*parts)
    if found:
        return found
    said, sections, values = tell(replace(view, as_of=asked.isoformat() if asked else ""), asked)
    response = page(
        f"{name}.html",
        title=heading(thing, lang),
        lang=lang,
        said=said,
        sections=sections,
        folded=FOLDED,
        today=view.today.isoformat(),
        tail=urls.tail_of(iri) or iri,
        forms=data_forms(iri),
        action=urls.document(iri, "html"),
        **values,
    )
    return tagged(response, *parts)
