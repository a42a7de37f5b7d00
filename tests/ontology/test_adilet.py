"""Pages of the Institute: one for each language of every act whose code is known, in the graph that ships."""

from ontology.adilet import pages
from ontology.iris import ID, is_code
from ontology.terms import FOAF
from queries.engine import open_graph


def test_the_address_is_made_of_code_and_language() -> None:
    assert pages("P2300000938") == {
        "kk": "https://adilet.zan.kz/kaz/docs/P2300000938",
        "ru": "https://adilet.zan.kz/rus/docs/P2300000938",
        "en": "https://adilet.zan.kz/eng/docs/P2300000938",
    }


def test_every_act_with_a_code_that_ships_leads_to_its_pages() -> None:
    told: dict[str, set[str]] = {}
    links: dict[str, set[str]] = {}
    for quad in open_graph().quads():
        name = quad.subject.value.removeprefix(ID + "act/")
        if is_code(name):
            told.setdefault(name, set())
            if quad.predicate.value == FOAF("page"):
                links.setdefault(name, set()).add(quad.object.value)
    assert len(told) > 90
    assert links == {name: set(pages(name).values()) for name in told}
