"""The words of pages: all there in three languages, all of them used, and the right ones chosen."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from flask import Flask
from flask.testing import FlaskClient

from ontology.errors import BadParameter
from service.catalogs import FOLDER, concerns, translations
from service.words import LANGUAGES, day, language, many, number, text

SERVICE = Path(__file__).parent.parent.parent / "service"
TEMPLATES = sorted((SERVICE / "templates").glob("**/*.html"))
SOURCES = [*TEMPLATES, *sorted(SERVICE.glob("**/*.py")), *sorted((SERVICE / "ui").glob("**/*.ts"))]

Forms = tuple[str, ...]


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def catalog(lang: str) -> dict[str, Forms]:
    """The words of each key, with all forms of its plural."""
    messages = [message for concern in concerns(lang).values() for message in concern if message.id]
    return {
        key_of(message): (message.string,) if isinstance(message.string, str) else tuple(map(str, message.string or ()))
        for message in messages
    }


CATALOGS = {lang: catalog(lang) for lang in LANGUAGES}
KEYS = set(CATALOGS["kk"])


def places(forms: Forms) -> list[set[tuple[str, str]]]:
    return [set(re.findall(r"%\((\w+)\)s|\{(\w+)\}", form)) for form in forms]  # those in braces are filled by a script


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_key_stands_in_one_file_of_a_language(lang: str) -> None:
    keys = Counter(key_of(message) for concern in concerns(lang).values() for message in concern if message.id)
    assert len(keys) >= 120
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_concern_has_the_same_keys_in_three_languages() -> None:
    keys = {
        lang: {name: {str(message.id) for message in concern} for name, concern in concerns(lang).items()}
        for lang in LANGUAGES
    }
    assert set(keys["kk"]) >= {"pages", "queries", "position", "search", "act", "editor"}
    assert keys["kk"] == keys["ru"] == keys["en"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_say_their_language_and_its_plural(lang: str) -> None:
    forms = {"kk": "nplurals=2; plural=(n != 1)", "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : ", "en": ""}
    for name, concern in concerns(lang).items():
        said = (FOLDER / lang / f"{name}.po").read_text(encoding="utf-8")
        assert f'"Language: {lang}\\n"' in said, name
        assert f'"Plural-Forms: {forms[lang] or forms["kk"]}' in said, name
        assert not [str(message.id) for message in concern if message.id and message.fuzzy], name
        assert not concern.obsolete, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_forms_are_said(lang: str) -> None:
    plural = {"kk": 2, "ru": 3, "en": 2}[lang]
    for key, forms in CATALOGS[lang].items():
        assert all(form.strip() == form != "" for form in forms), key
        assert len(forms) in {1, plural}, key


def test_a_plural_is_one_in_three_languages() -> None:
    counted = {lang: {key for key, forms in CATALOGS[lang].items() if len(forms) > 1} for lang in LANGUAGES}
    assert counted["kk"] == counted["ru"] == counted["en"] >= {"queries-rows"}


def test_places_are_the_same_in_three_languages() -> None:
    for key in KEYS:
        named = [found for lang in LANGUAGES for found in places(CATALOGS[lang][key])]
        assert all(found == named[0] for found in named), (key, named)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_hold_neither_markup_nor_other_places(lang: str) -> None:
    for key, forms in CATALOGS[lang].items():
        for form in forms:
            assert not re.search(r"[<>&]|\{(?!\w+\})", form), key
            assert not re.search(r"%(?!\(\w+\)s)", form.replace("%%", "")), key


def test_kazakh_and_russian_are_in_cyrillic_without_look_alikes() -> None:
    mixed = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
    for lang in LANGUAGES:
        for key, forms in CATALOGS[lang].items():
            assert not [form for form in forms if mixed.search(re.sub(r"%\(\w+\)s|\{\w+\}", "", form))], key
    assert not [key for key, forms in CATALOGS["ru"].items() if re.search(r"[әғқңөұүһі]", " ".join(forms).lower())]


def _literals(path: Path) -> Iterator[str]:
    """The texts that stand between quotes in a source; of one with values in it, what stands before the first."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
        return
    code = re.findall(r"\{[{%](.*?)[}%]\}", source, re.DOTALL) if path.suffix == ".html" else [source]
    for found in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`\n$]*)", "\n".join(code)):
        yield next((part for part in found if part), "")


def test_no_key_is_unused() -> None:
    literals = {said for path in SOURCES for said in _literals(path)}
    begun = {said for said in literals if re.fullmatch(r"[a-z][\w-]*-", said)}  # "unit-" ~ unit, f"limit-{name}"
    unused = {key for key in KEYS if key not in literals and not any(key.startswith(start) for start in begun)}
    assert unused == set()


def test_no_key_is_used_that_is_not_there() -> None:
    asked = re.compile(r"(?<![\w.])(?:_|text|many|ngettext)\(\s*[\"']([\w-]+)[\"']\s*[,)]")
    used = {
        (path.name, key)
        for path in SOURCES
        if path.suffix != ".ts"
        for key in asked.findall(path.read_text(encoding="utf-8"))
    }
    assert len(used) >= 100
    assert {(name, key) for name, key in used if key not in KEYS} == set()


def test_templates_hold_no_words_scripts_or_styles_of_their_own() -> None:
    for path in TEMPLATES:
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"[а-яёәғқңөұүһі]", source, re.IGNORECASE), path.name
        allowed = re.sub(r"<script type=\"application/json\"", "", source)
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", allowed), path.name


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
    said = app.test_client().get(f"/queries{query}", headers={"Accept": "text/html", **headers})
    assert said.headers["Content-Language"] == lang
    assert f"<h1>{text('queries', lang)}</h1>" in said.text


def test_an_unknown_language_is_refused(app: Flask, client: FlaskClient) -> None:
    with app.test_request_context("/?lang=de"), pytest.raises(BadParameter, match="'de' is no language"):
        language()
    refused = client.get("/?lang=de", headers={"Accept": "text/html", "Accept-Language": "ru"})
    assert refused.status_code == 400
    assert f"<h1>{text('error-input', 'ru')}</h1>" in refused.text


def test_a_word_is_found() -> None:
    assert [text("queries", lang) for lang in LANGUAGES] == ["Дайын сұраулар", "Готовые запросы", "Named queries"]
    assert text("editor-place", "en", line=3, column=4) == "Line 3, character 4."


def test_a_key_that_is_not_there_is_never_shown(app: Flask) -> None:
    for lang in LANGUAGES:
        with pytest.raises(KeyError, match="no-such-key"):
            text("no-such-key", lang)
        with pytest.raises(KeyError, match="no-such-key"):
            many("no-such-key", 2, lang)
    with pytest.raises(KeyError, match="line"):
        text("editor-place", "kk", column=1)
    with app.test_request_context("/"), pytest.raises(KeyError, match="no-such-key"):
        app.jinja_env.from_string("{{ _('no-such-key') }}").render()


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "1 строка"),
        (2, "2 строки"),
        (5, "5 строк"),
        (11, "11 строк"),
        (21, "21 строка"),
        (1234, "1\N{NO-BREAK SPACE}234 строки"),
    ],
)
def test_russian_counts_in_three_forms(app: Flask, n: int, said: str) -> None:
    assert many("queries-rows", n, "ru") == said
    with app.test_request_context("/?lang=ru"):
        assert app.jinja_env.from_string("{{ ngettext('queries-rows', 'queries-rows', n) }}").render(n=n) == said


def test_kazakh_and_english_count() -> None:
    assert [many("queries-rows", n, "kk") for n in (1, 2)] == ["1 жол", "2 жол"]
    assert [many("queries-rows", n, "en") for n in (1, 1200)] == ["1 row", "1,200 rows"]


def test_what_stands_in_a_place_is_escaped(app: Flask) -> None:
    source = "{{ _('editor-place', line=line, column='<b>') }}"
    with app.test_request_context("/?lang=en"):
        template = app.jinja_env.from_string("{% autoescape true %}" + source + "{% endautoescape %}")
        assert template.render(line=7) == "Line 7, character &lt;b&gt;."


def test_dates_and_numbers_are_written_as_the_language_does() -> None:
    assert [day("2023-07-31", lang) for lang in LANGUAGES] == ["2023 жылғы 31 шілде", "31 июля 2023 г.", "31 July 2023"]
    assert [day("2023-07", lang) for lang in LANGUAGES] == ["2023 жылғы шілде", "июль 2023 г.", "July 2023"]
    assert [day(said, "ru") for said in ("", "2023", "2023-02-30", "14 days")] == ["", "2023", "2023-02-30", "14 days"]
    assert number(1234.5, "en") == "1,234.5"
    assert number(1234.5, "ru") == number(1234.5, "kk") == "1\N{NO-BREAK SPACE}234,5"


def test_kazakh_months_take_the_ending_of_what_follows() -> None:
    assert [day("2023-07-31", "kk", case) for case in ("from", "to", "at")] == [
        "2023 жылғы 31 шілдеден",
        "2023 жылғы 31 шілдеге",
        "2023 жылғы 31 шілдедегі",
    ]
    assert [day(f"2023-{month:02}-01", "kk", "from").rpartition(" ")[2] for month in range(1, 13)] == [
        *("қаңтардан", "ақпаннан", "наурыздан", "сәуірден", "мамырдан", "маусымнан"),
        *("шілдеден", "тамыздан", "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан"),
    ]
    assert day("2023-07-31", "ru", "from") == "31 июля 2023 г."


def test_a_catalog_is_read_once() -> None:
    assert translations("kk") is translations("kk")
