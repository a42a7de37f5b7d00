"""Pages for people: a template, the words of a language, the addresses.

    return page("sparql.html", title=text("sparql", lang), rows=rows)

Every template extends `base.html` and is given: `lang`; `t(key)`, the words of `service.words` in it; `urls`, the
module `service.urls`; `data`, the graph in force; `languages`, this page in the three languages; `title`, and what
the view gives. There are no scripts or styles in a template: the Content-Security-Policy lets only files run.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Flask, Response, render_template, request

from ontology import VERSION
from ontology.errors import OkiletError
from service import urls
from service.context import context
from service.headers import request_id
from service.words import LANGUAGES, NAMES, language, language_of_errors, text

_ERRORS = {"bad-query": "error-query", "refused-query": "error-refused"}


def install(app: Flask) -> None:
    """Give the templates what all of them need."""
    app.jinja_env.globals.update(urls=urls, software=VERSION, NAMES=NAMES)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def page(template: str, *, title: str, lang: str = "", status: int = 200, **values: Any) -> Response:
    """A page of the template in a language (that of the request, if none is given)."""
    chosen = lang or language()
    said = partial(text, lang=chosen)
    links = tuple((code, NAMES[code], urls.with_language(code)) for code in LANGUAGES)
    shown = {"lang": chosen, "t": said, "languages": links, "data": context().data.now, "title": title, **values}
    response = Response(render_template(template, **shown), status, mimetype="text/html")
    response.headers["Content-Language"] = chosen
    response.vary.add("Accept")
    if "lang" not in request.args:
        response.vary.add("Accept-Language")
    return response


def error_page(error: OkiletError) -> Response:
    """The page that says what went wrong; its heading in the language, the message as it is."""
    lang = language_of_errors()
    status = error.http_status
    key = _ERRORS.get(error.code) or (f"error-{status}" if status in _OWN else "error-input")
    if status >= 500 and status not in _OWN:
        key = "error-500"
    detail = error.detail
    candidates = [str(item) for item in detail] if isinstance(detail, list | tuple) else []
    return page(
        "error.html",
        title=text(key, lang),
        lang=lang,
        status=status,
        error=error,
        candidates=candidates,
        identity=request_id(),
    )


_OWN = frozenset({300, 404, 405, 406, 413, 500, 503, 504, 507})
