"""Acts known by name: their codes are well formed, each name means one act at a time, an older text means another."""

import datetime as dt

from ontology.iris import is_code
from ontology.known_acts import KNOWN_ACTS, known_act

DAY = dt.date(2024, 1, 1)
PROCEDURE = "Қазақстан Республикасының Азаматтық процестік кодексі"


def test_every_code_is_well_formed_and_stands_once() -> None:
    codes = [act.code for act in KNOWN_ACTS]
    assert all(is_code(code) for code in codes)
    assert len(set(codes)) == len(codes) >= 15


def test_every_act_has_its_official_page_as_ground() -> None:
    assert all(act.ground.endswith("/" + act.code) for act in KNOWN_ACTS)


def test_a_name_means_an_act_only_while_it_stands() -> None:
    known = known_act("code", PROCEDURE, DAY)
    assert known is not None
    assert (known.code, known.date, known.number) == ("K1500000377", dt.date(2015, 10, 31), "377-V")
    assert known_act("code", PROCEDURE, dt.date(2015, 12, 31)) is None
    assert known_act("code", PROCEDURE, None) is None


def test_an_unknown_name_means_nothing() -> None:
    assert known_act("code", "Қазақстан Республикасының Тоған кодексі", DAY) is None
    assert known_act("law", PROCEDURE, DAY) is None


def test_the_constitution_has_a_code_without_a_number() -> None:
    known = known_act("constitution", "Қазақстан Республикасының Конституциясы", DAY)
    assert known is not None
    assert (known.code, known.number) == ("K950001000_", "")


def test_an_act_of_another_date_is_another_act() -> None:
    title = "Нормативтік құқықтық актілер туралы"
    known = known_act("law", title, DAY, dt.date(1998, 3, 24))
    assert known is not None
    assert known.code == "Z980000213_"
    assert known_act("law", title, DAY, dt.date(1988, 3, 24)) is None
