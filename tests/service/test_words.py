"""The words of pages: all there in three languages, and the right one chosen."""

import re
from pathlib import Path

import pytest
from flask import Flask

from ontology.errors import BadParameter
from service.words import LANGUAGES, WORDS, language, text

TEMPLATES = Path(__file__).parent.parent.parent / "service" / "templates"


def test_every_word_is_there_in_three_languages() -> None:
    assert len(WORDS) >= 60
    for key, words in WORDS.items():
        assert len(words) == len(LANGUAGES), key
        assert all(word.strip() == word != "" for word in words), key


def test_kazakh_and_russian_are_in_cyrillic_without_look_alikes() -> None:
    mixed = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
    for key, words in WORDS.items():
        assert not [word for word in words if mixed.search(word)], key
        assert not re.search(r"[әғқңөұүһі]", words[1].lower()), key


def test_templates_use_only_words_that_are_there() -> None:
    used = {
        (path.name, key)
        for path in TEMPLATES.glob("*.html")
        for key in re.findall(r"\bt\(\"([\w-]+)\"\)", path.read_text(encoding="utf-8"))
    }
    assert len(used) >= 20
    assert {(name, key) for name, key in used if key not in WORDS} == set()


def test_templates_hold_no_words_scripts_or_styles_of_their_own() -> None:
    for path in TEMPLATES.glob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"[а-яёәғқңөұүһі]", source, re.IGNORECASE), path.name
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", source), path.name


@pytest.mark.parametrize(
    ("query", "header", "lang"),
    [
        ("", None, "kk"),
        ("", "kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        ("", "en-US,en;q=0.9", "en"),
        ("", "fr", "kk"),
        ("", "", "kk"),
        ("", "ru;q=0.1, en;q=0.9", "en"),
        ("", "*", "kk"),
        ("?lang=ru", "en", "ru"),
    ],
)
def test_the_language_is_chosen(app: Flask, query: str, header: str | None, lang: str) -> None:
    headers = {} if header is None else {"Accept-Language": header}
    with app.test_request_context(f"/{query}", headers=headers):
        assert language() == lang


def test_an_unknown_language_is_refused(app: Flask) -> None:
    with app.test_request_context("/?lang=de"), pytest.raises(BadParameter, match="'de' is no language"):
        language()


def test_a_word_is_found() -> None:
    assert [text("queries", lang) for lang in LANGUAGES] == ["Дайын сұраулар", "Готовые запросы", "Named queries"]
