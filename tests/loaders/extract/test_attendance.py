"""Whose attendance a duty orders, at whose sittings."""

import pytest

from loaders.extract.attendance import ENSURED, REDUCED, attendance
from loaders.text import Text


@pytest.mark.parametrize(
    ("action", "attendees", "bodies", "trait"),
    [
        (
            "Бақ палатасының отырыстарына аудандық органдардың басшыларының қатысуын қамтамасыз етсін",
            ("аудандық органдардың басшылары",),
            ("Бақ палатасы",),
            ENSURED,
        ),
        (
            "Бақ палатасы комитеттерінің отырыстарына - органдар басшылары орынбасарларының қатысуын қамтамасыз етсін",
            ("органдар басшылары орынбасарлары",),
            ("Бақ палатасы комитеттері",),
            ENSURED,
        ),
        (
            "Бақ палатасының жұмыс топтарына бөлімдер бастықтарының, мектеп директорларының қатысуын қамтамасыз етеді",
            ("бөлімдер бастықтары", "мектеп директорлары"),
            ("Бақ палатасының жұмыс топтары",),
            ENSURED,
        ),
        ("бақ органдары басшыларының қатысуын қысқартсын", ("бақ органдары басшылары",), (), REDUCED),
    ],
)
def test_who_attends_what(action: str, attendees: tuple[str, ...], bodies: tuple[str, ...], trait: str) -> None:
    found = attendance(Text.of(action))
    assert found is not None
    assert (found.attendees, found.bodies, found.trait) == (attendees, bodies, trait)


@pytest.mark.parametrize("action", ["отырысқа қатысады", "жиналысты өткізуді қамтамасыз етсін"])
def test_other_actions_order_no_attendance(action: str) -> None:
    assert attendance(Text.of(action)) is None
