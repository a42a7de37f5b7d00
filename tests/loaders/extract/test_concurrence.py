"""Consent to be sought, outside appointments."""

import pytest

from loaders.extract.concurrence import extract
from loaders.model import Concurrence
from tests.loaders.provisions import act


def consents(sentence: str) -> list[tuple[str, str]]:
    facts, _ = extract(act(f"annex-1/1 | {sentence}"))
    return [(f.seeker, f.concurring) for f in facts if isinstance(f, Concurrence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Мұражайлардың филиалдары тиісті мұражайлармен келісуді жүзеге асырады.",
         [("Мұражайлардың филиалдары", "тиісті мұражайлар")]),
        ("Аудан әкімдері облыс әкімімен немесе өзге адаммен келісуді жүзеге асырады.",
         [("Аудан әкімдері", "облыс әкімі"), ("Аудан әкімдері", "өзге адам")]),
        ("Әкімдік жер учаскесін табиғат қорғау органымен келісу бойынша береді.",
         [("Әкімдік", "табиғат қорғау органы")]),
        ("Директорды қоспағанда, мұражай бөлімдерінің көрме жоспарын министрлікпен алдын ала келісуі қажет.",
         [("мұражай бөлімдері", "министрлік")]),
        ("Министрлік ведомствосы Мұражай палатасымен келісе отырып, кестені айқындайды.",
         [("Министрлік ведомствосы", "Мұражай палатасы")]),
        ("Комитет министрлікпен көрме кестесін келіседі.", [("Комитет", "министрлік")]),
        ("Тізімді Қор комиссиясының төрағасымен келісілген Көркем қорлар бөлімінің ұсынуы бойынша директор бекітеді.",
         [("Көркем қорлар бөлімі", "Қор комиссиясының төрағасы")]),
        ("Көркем қорлар бөлімі тізім Қор комиссиясының төрағасымен келісілгеннен кейін оны директорға енгізеді.",
         [("Көркем қорлар бөлімі", "Қор комиссиясының төрағасы")]),
    ],
)  # fmt: skip
def test_who_seeks_whose_consent(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert consents(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Министр департамент басшысын премьер-министрмен келісу бойынша лауазымға тағайындайды.",
        "Директор келісу туралы шешім қабылдайды.",
    ],
)
def test_appointments_and_mere_mentions_are_left_out(sentence: str) -> None:
    assert not consents(sentence)
