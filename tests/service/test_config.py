"""Settings: where their values come from, and what they may be."""

import dataclasses
from pathlib import Path

import pytest

from service.config import BadSetting, Settings, as_environment, described, settings


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_each_source_goes_before_the_next(tmp_path: Path) -> None:
    config = written(tmp_path / "okilet.toml", "port = 1\nqueue = 1\nquery_rows = 1\n")
    chosen = settings({"port": "3"}, {"OKILET_PORT": "2", "OKILET_QUEUE": "2"}, config)
    assert (chosen.port, chosen.queue, chosen.query_rows, chosen.web_threads) == (3, 2, 1, 32)


def test_the_file_may_be_named_by_the_environment(tmp_path: Path) -> None:
    config = written(tmp_path / "okilet.toml", "query_seconds = 5\n")
    assert settings({}, {"OKILET_CONFIG": str(config)}).query_seconds == 5.0


def test_without_anything_the_defaults_hold() -> None:
    chosen = settings(
        {}, {"OKILET_HOME": "/somewhere", "OKILET_CORPUS": "x", "OKILET_SCREENSHOTS": "x", "PATH": "/bin"}
    )
    assert chosen == Settings(home=Path("/somewhere"))
    assert (chosen.host, chosen.port, chosen.query_seconds, chosen.query_rows) == ("127.0.0.1", 8000, 20.0, 100_000)


def test_a_setting_set_to_nothing_is_not_set() -> None:
    assert settings({}, {"OKILET_PORT": "", "OKILET_PUBLIC_URL": ""}) == settings({}, {})


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("OKILET_PORT", "x", "OKILET_PORT = 'x': is not allowed; give a whole number from 0 to 65535"),
        ("OKILET_PORT", "70000", "OKILET_PORT = '70000': is not allowed; give a whole number from 0 to 65535"),
        ("OKILET_QUEUE", "1.5", "OKILET_QUEUE = '1.5': is not allowed; give a whole number from 0 to 10000"),
        ("OKILET_QUERY_SECONDS", "nan", "OKILET_QUERY_SECONDS = 'nan': is not allowed; give a number from 0.1 to 3600"),
        ("OKILET_LOG_LEVEL", "loud", "OKILET_LOG_LEVEL = 'loud': is not allowed; give debug, info, warning, error"),
        (
            "OKILET_BASE_IRI",
            "http://a/b",
            (
                "OKILET_BASE_IRI = 'http://a/b': is not allowed (no / at its end); "
                "give an address that begins with http:// or https://"
            ),
        ),
        (
            "OKILET_PUBLIC_URL",
            "okilet.kz",
            "OKILET_PUBLIC_URL = 'okilet.kz': is not allowed; give an address that begins with http:// or https://",
        ),
        ("OKILET_HOST", "a b", "OKILET_HOST = 'a b': is not allowed; give a name or an address"),
        (
            "OKILET_QUERIES",
            "/none",
            "OKILET_QUERIES = '/none': is not allowed (no folder /none); give folders that exist",
        ),
        ("OKILET_PROT", "1", "OKILET_PROT: there is no such setting; did you mean OKILET_PORT?"),
        ("OKILET_ZZZZZ", "1", "OKILET_ZZZZZ: there is no such setting; `okilet serve --help` lists them"),
    ],
)
def test_a_wrong_variable_is_named_with_what_it_may_be(variable: str, value: str, said: str) -> None:
    with pytest.raises(BadSetting) as caught:
        settings({}, {variable: value})
    assert caught.value.message == said
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prot = 1\n", "there is no setting 'prot'; did you mean port?"),
        ("port = true\n", "port = 'True': is not allowed; give a whole number from 0 to 65535"),
        ("port = [1]\n", "port = '[1]': is not allowed; give a whole number from 0 to 65535"),
        ("host = 5\n", "host = '5': is not allowed; give a name or an address"),
        ("queries = 5\n", "queries = '5': is not allowed; give folders that exist"),
        ("[server]\nport = 1\n", "there is no setting 'server'; `okilet serve --help` lists them"),
        ("port = \n", "is not TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(text: str, said: str, tmp_path: Path) -> None:
    config = written(tmp_path / "okilet.toml", text)
    with pytest.raises(BadSetting) as caught:
        settings({}, {}, config)
    assert caught.value.message.startswith(f"{config}: ")
    assert said in caught.value.message
    assert "\n" not in caught.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"none\.toml: cannot be read \(No such file or directory\)"):
        settings({}, {}, tmp_path / "none.toml")


def test_values_are_brought_to_one_form(tmp_path: Path) -> None:
    chosen = settings(
        {}, {"OKILET_PUBLIC_URL": "https://okilet.kz/data/", "OKILET_QUERIES": f"{tmp_path}:{tmp_path.parent}"}
    )
    assert chosen.public_url == "https://okilet.kz/data"
    assert chosen.queries == (tmp_path, tmp_path.parent)


def test_settings_pass_to_other_processes_whole(tmp_path: Path) -> None:
    chosen = settings({"home": tmp_path, "queries": [tmp_path], "query_seconds": 2.5, "base_iri": "http://a/b/"}, {})
    assert settings({}, as_environment(chosen)) == chosen


def test_every_setting_says_what_it_is_for() -> None:
    known = described()
    assert [s.name for s in known] == [f.name for f in dataclasses.fields(Settings)]
    assert all(s.purpose and s.allowed for s in known)
    assert {s.option for s in known} >= {"--host", "--port", "--query-seconds"}
