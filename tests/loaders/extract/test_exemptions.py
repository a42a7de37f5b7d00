"""Whom a provision exempts, and from what."""

import pytest

from loaders.extract.exemptions import extract
from loaders.model import Exemption
from tests.loaders.provisions import act


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Осы Қағидалар әскери бөлімдерге қолданылмайды.", [("әскери бөлімдер", "Осы Қағидалар")]),
        ("Осы Қағидалардың 5-тармағының талаптары Ұлттық кітапхана мен Ұлттық мұражайға қолданылмайды.",
         [("Ұлттық кітапхана мен Ұлттық мұражай", "Осы Қағидалардың 5-тармағының талаптары")]),
        ("Мүгедектігі бар адамдар алым төлеуден босатылады.", [("Мүгедектігі бар адамдар", "алым төлеу")]),
        ("Ауыл кітапханаларын қоспағанда, мұражайлар есеп береді.", [("Ауыл кітапханалары", "есеп береді")]),
        ("Директор осы Қағидаларда көзделген рәсімдерді сақтамай, көрмені аша алады.",
         [("Директор", "осы Қағидаларда көзделген рәсімдер")]),
        ("Көрме мәселелерін қоспағанда, мұражайлар есеп береді.", []),
    ],
)  # fmt: skip
def test_who_is_exempt_from_what(sentence: str, expected: list[tuple[str, str]]) -> None:
    facts, _ = extract(act(f"annex-1/1 | {sentence}"))
    assert [(f.who, f.exempt_from) for f in facts if isinstance(f, Exemption)] == expected
