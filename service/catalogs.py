"""The catalogs of words: a gettext file for each language and concern, `translations/<language>/<concern>.po`.

translations("ru").gettext("queries")        Готовые запросы

The messages of the files are short keys. The files of a language are read once, by Babel, and are one catalog; none is
compiled. A key that is not there raises `KeyError`: no reader is ever shown a key. Flask-Babel asks the same catalogs
through `Words`.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask_babel import Domain, get_locale

FOLDER = Path(__file__).parent / "translations"
LOCALES: Mapping[str, Locale] = {"kk": Locale("kk"), "ru": Locale("ru"), "en": Locale("en", "GB")}


class _Missing(gettext.NullTranslations):
    """What is asked for a key that no file has."""

    def gettext(self, message: str) -> NoReturn:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise KeyError(msgid1)


def concerns(lang: str) -> dict[str, Catalog]:
    """The files of a language as they stand, by concern."""
    found: dict[str, Catalog] = {}
    for path in sorted((FOLDER / lang).glob("*.po")):
        with path.open("rb") as file:
            found[path.stem] = read_po(file, locale=LOCALES[lang], abort_invalid=True)
    return found


@cache
def translations(lang: str) -> Translations:
    """The words of a language; its `gettext` and `ngettext` raise `KeyError` for a key that is not there."""
    whole = Catalog(locale=LOCALES[lang])
    for catalog in concerns(lang).values():
        for message in catalog:
            if message.id:
                whole.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    found = Translations(compiled)
    found.add_fallback(_Missing())
    return found


def spoken() -> str:
    """The language that Flask-Babel has chosen for what is being written; Kazakh where there is no request."""
    locale = get_locale()
    return locale.language if locale else "kk"


class Words(Domain):
    """The catalogs as Flask-Babel asks for them: those of the language of the request."""

    def __init__(self) -> None:
        Domain.__init__(self)

    def get_translations(self) -> Translations:
        """The words of the language of the request."""
        return translations(spoken())
