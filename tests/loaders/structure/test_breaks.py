"""A text cut off anywhere is read, and the place where it breaks off is shown."""

import pytest

from loaders.structure import accounted
from ontology.errors import NotAnAct
from tests.loaders.structure.acts import RESOLUTION, read


@pytest.mark.parametrize(
    ("end", "words", "provision"),
    [
        ("бақты суарады;", "бақты суарады;", "annex-1/2/item-1"),
        ("2) шығ", "шығ", "annex-1/3/2"),
        ("Қосымша мыналар беріледі:", "беріледі:", "annex-1/3/part-2"),
        ("Бағбандар тізбесі", "Бағбандар тізбесі", "annex-2/title"),
    ],
)
def test_the_place_is_shown(end: str, words: str, provision: str) -> None:
    cut = RESOLUTION[: RESOLUTION.rindex(end) + len(end)]
    found = [d for d in read(cut).diagnostics if d.code == "breaks-off"]
    assert [d.provision for d in found] == [provision]
    assert found[0].place.value.endswith(words)


def test_a_whole_act_breaks_off_nowhere() -> None:
    assert [d for d in read(RESOLUTION).diagnostics if d.code in ("breaks-off", "no-signature")] == []


def test_every_beginning_of_an_act_is_read_or_said_to_be_none() -> None:
    read_, refused = 0, 0
    for end in range(10, len(RESOLUTION), 23):
        try:
            document = read(RESOLUTION[:end])
        except NotAnAct:
            refused += 1
        else:
            read_ += 1
            assert accounted(document) > 0.97
    assert read_ > 50
    assert refused < 6
