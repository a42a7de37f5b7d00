"""Pages for people: a template, the words of a language, the addresses.

    return page("sparql.html", title=text("sparql", lang), rows=rows)

Every template extends `base.html` and is given: `lang`; `_(key, name=value)` and `ngettext(key, key, n)`, the words of
the catalogs in it; `urls`, the module `service.urls`; `data`, the graph in force; `languages`, this page in the three
languages; `title`, and what the view gives. What `_` puts in a place is escaped, unless it is markup already. There
are no scripts or styles in a template: the Content-Security-Policy lets only files run.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from babel import Locale
from flask import Flask, Response, render_template, request
from flask_babel import Babel, force_locale
from markupsafe import Markup

from ontology import VERSION
from ontology.errors import OkiletError
from service import urls
from service.catalogs import LOCALES, Words, spoken, translations
from service.context import context
from service.explorer.failing import advice, candidates, sought
from service.headers import request_id
from service.words import LANGUAGES, NAMES, capital, language, language_of_errors, number, text

_ERRORS = {"bad-query": "error-query", "refused-query": "error-refused"}


def install(app: Flask) -> None:
    """Give the templates what all of them need."""
    Babel(app, locale_selector=_locale, configure_jinja=False).domain_instance = Words()
    app.jinja_env.globals.update(
        urls=urls, script=script, software=VERSION, NAMES=NAMES, _=_said, ngettext=_counted, capital=capital
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _locale() -> Locale:
    """The locale of the request, for Flask-Babel."""
    return LOCALES[language_of_errors()]


@dataclass(frozen=True, slots=True)
class _Speaker:
    """`_` and `ngettext` of templates in one language; what has no places is made once."""

    lang: str
    plain: dict[str, Markup]

    def say(self, key: str, /, **values: object) -> Markup:
        """The words of this key, with values in their places."""
        if values:
            return Markup(translations(self.lang).gettext(key)) % values
        found = self.plain.get(key)
        if found is None:
            found = self.plain[key] = Markup(translations(self.lang).gettext(key)) % {}
        return found

    def count(self, key: str, _plural: str, num: int, /, **values: object) -> Markup:
        """The words of this key for so many things."""
        said = Markup(translations(self.lang).ngettext(key, key, num))
        return said % {"num": number(num, self.lang), **values}


_SPEAKERS = {lang: _Speaker(lang, {}) for lang in LANGUAGES}


def _said(key: str, /, **values: object) -> Markup:
    """`_` where a template is not told the language, as a macro that is imported."""
    return _SPEAKERS[spoken()].say(key, **values)


def _counted(key: str, plural: str, num: int, /, **values: object) -> Markup:
    return _SPEAKERS[spoken()].count(key, plural, num, **values)


def script(name: str) -> Markup:
    """The element that runs a script, in the block `scripts` of a template; nothing where it was not built."""
    address = urls.built(name)
    return Markup('<script type="module" src="{}"></script>').format(address) if address else Markup()


def page(template: str, *, title: str, lang: str = "", status: int = 200, **values: Any) -> Response:
    """A page of the template in a language (that of the request, if none is given)."""
    chosen = lang or language()
    links = tuple((code, NAMES[code], urls.with_language(code)) for code in LANGUAGES)
    speaker = _SPEAKERS[chosen]
    words = {"_": speaker.say, "ngettext": speaker.count}
    at = f"{urls.root()}{request.path}"
    around = {"lang": chosen, "languages": links, "data": context().data.now, "title": title, "here": at}
    shown = {**around, "menu": _menu(chosen), **words, **values}
    with force_locale(LOCALES[chosen]):
        response = Response(render_template(template, **shown), status, mimetype="text/html")
    response.headers["Content-Language"] = chosen
    response.vary.add("Accept")
    if "lang" not in request.args:
        response.vary.add("Accept-Language")
    return response


def _menu(lang: str) -> tuple[tuple[str, str], ...]:
    """The menu of every page: the keys of its words, and where they lead."""
    to = {"lang": lang}
    return (
        ("menu-hierarchy", urls.hierarchy("", to)),
        ("menu-acts", urls.acts(to)),
        ("menu-calendar", urls.calendar("", to)),
        ("menu-findings", urls.findings("", to)),
        ("menu-queries", f"{urls.queries()}?lang={lang}"),
        ("menu-sparql", urls.sparql(to)),
    )


def error_page(error: OkiletError) -> Response:
    """The page that says what went wrong and what to do; its words in the language, the message as it is."""
    lang = language_of_errors()
    status = error.http_status
    key = _ERRORS.get(error.code) or (f"error-{status}" if status in _OWN else "error-input")
    if status >= 500 and status not in _OWN:
        key = "error-500"
    return page(
        "error.html",
        title=text(key, lang),
        lang=lang,
        status=status,
        error=error,
        advice=text(advice(error), lang),
        candidates=candidates(error.detail, lang),
        asked_for=sought(request.path) if status == HTTPStatus.NOT_FOUND else "",
        identity=request_id(),
    )


_OWN = frozenset({300, 404, 405, 406, 413, 500, 503, 504, 507})
