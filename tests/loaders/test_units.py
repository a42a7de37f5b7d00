"""Whose units an act means where it does not say so."""

import pytest

from loaders.extract import deadlines, duties
from loaders.model import Deadline, Duty
from loaders.names.match import Matcher
from loaders.reconcile import reconcile
from tests.loaders.names.lexicon import lexicon, organ
from tests.loaders.provisions import act

ORGANS = lexicon(
    organ("unit", "құрылымдық бөлімше", "құрылымдық бөлімшелер"),
    organ("lake-unit", "Көл агенттігінің құрылымдық бөлімшесі", "Көл агенттігінің құрылымдық бөлімшелері"),
    organ("river-unit", "Өзен агенттігінің құрылымдық бөлімшесі", "Өзен агенттігінің құрылымдық бөлімшелері"),
)
OF_THE_LAKE = "annex-1/2 | Көл агенттігінің құрылымдық бөлімшелері тізімдерді қарайды."
OF_THE_RIVER = "annex-1/3 | Өзен агенттігінің құрылымдық бөлімшелері кестелерді қарайды."
OF_THE_RIVER_ELSEWHERE = "annex-2/3 | Өзен агенттігінің құрылымдық бөлімшелері кестелерді қарайды."
NOBODYS = "annex-1/1 | Құрылымдық бөлімшелер тізімдерді он күн ішінде жасайды."


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ((NOBODYS, OF_THE_LAKE), "organ/lake-unit"),
        ((OF_THE_LAKE, NOBODYS, OF_THE_RIVER_ELSEWHERE), "organ/lake-unit"),
        ((NOBODYS, OF_THE_LAKE, OF_THE_RIVER), "organ/unit"),  # whose, nobody can tell
        ((NOBODYS, OF_THE_RIVER_ELSEWHERE), "organ/unit"),  # another document of the act
        ((NOBODYS,), "organ/unit"),
    ],
)
def test_units_are_those_of_the_one_body_that_the_document_names(lines: tuple[str, ...], meant: str) -> None:
    document = act("\n".join(lines))
    facts, _ = reconcile((*duties.extract(document)[0], *deadlines.extract(document)[0]), Matcher.of(ORGANS))
    (duty,) = (f for f in facts if isinstance(f, Duty) and f.actor == "Құрылымдық бөлімшелер")
    (term,) = (f for f in facts if isinstance(f, Deadline))
    assert duty.actor_name is not None
    assert (duty.actor_name.iri, term.actor_key) == (meant, meant)


def test_one_unit_described_is_not_every_unit() -> None:
    document = act(f"{OF_THE_LAKE}\nannex-1/4 | Кестені жүргізетін құрылымдық бөлімше тізімді жасайды.")
    facts, _ = reconcile(duties.extract(document)[0], Matcher.of(ORGANS))
    (duty,) = (f for f in facts if isinstance(f, Duty) and f.provision == "annex-1/4")
    assert duty.actor_name is not None
    assert duty.actor_name.iri != "organ/lake-unit"
