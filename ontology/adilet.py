"""Pages of Adilet, the information system of the Institute of Legislation where the texts of acts stand.

    pages("U020000828_")      {"kk": "https://adilet.zan.kz/kaz/docs/U020000828_", "ru": …, "en": …}

A page's address is made of an act's code (`ontology.iris.is_code`) and the language of the page. What is written there
in English may be a notice that no translation was made.
"""

from __future__ import annotations

from collections.abc import Mapping

_LANGUAGES = {"kk": "kaz", "ru": "rus", "en": "eng"}


def pages(code: str) -> Mapping[str, str]:
    """The addresses of an act's official pages, by language (kk, ru, en)."""
    return {lang: f"https://adilet.zan.kz/{name}/docs/{code}" for lang, name in _LANGUAGES.items()}
