"""Names in addresses of queries: looked up as chains look them up."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from ontology.iris import ID


@pytest.mark.parametrize(
    ("query", "by_name", "by_tail"),
    [
        ("positions", {"in_organ": "МИД РК"}, {"in_organ": "organ/ministry-of-foreign-affairs"}),
        ("appointments", {"position": "глава Нацбанка"}, {"position": "position/chair-of-national-bank"}),
        ("acts", {"act": "828 Жарлығы"}, {"act": "U020000828_"}),
    ],
)
def test_a_name_answers_as_the_tail_does(
    client: FlaskClient, query: str, by_name: dict[str, str], by_tail: dict[str, str]
) -> None:
    answer = client.get(f"/queries/{query}.csv?{urlencode(by_name)}")
    assert answer.status_code == 200
    assert answer.data == client.get(f"/queries/{query}.csv?{urlencode(by_tail)}").data
    assert answer.data.count(b"\n") > 1


def test_a_name_that_fits_several_things_names_them(client: FlaskClient) -> None:
    answer = client.get(f"/queries/appointments.csv?{urlencode({'position': 'министр информации', 'lang': 'en'})}")
    assert answer.status_code == 300
    error = answer.get_json()["error"]
    assert error["code"] == "ambiguous"
    assert error["detail"] == [
        f"{ID}position/minister-of-{name}"
        for name in ("culture-and-information", "information-and-communications", "information-and-social-development")
    ]


def test_a_name_that_is_none_is_a_wrong_value(client: FlaskClient) -> None:
    answer = client.get(f"/queries/acts.csv?{urlencode({'act': 'рецепт борща'})}")
    assert answer.status_code == 400
    assert answer.get_json()["error"] == {
        "code": "bad-parameter",
        "message": "'рецепт борща' is no act; give its code or key, as U1300000624, its IRI or a name; "
        "no act goes by the name «рецепт борща»",
        "detail": None,
    }


def test_a_page_asked_by_name_names_it_and_links_to_the_tail(client: FlaskClient) -> None:
    page = client.get(f"/queries/positions.html?{urlencode({'in_organ': 'Нацбанк', 'lang': 'en'})}").get_data(
        as_text=True
    )
    assert 'value="National Bank"' in page
    assert "in_organ=organ%2Fnational-bank" in page or "in_organ=organ/national-bank" in page
