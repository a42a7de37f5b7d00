"""What is laid down for groups of positions: whose consent they need, who submits the candidates."""

from loaders.extract.general_rules import general_rules
from loaders.model import GeneralRule
from loaders.names.match import Matcher
from ontology.lexicon import Lexicon, load_lexicon
from tests.loaders.provisions import act

NOBODY = Matcher.of(Lexicon({}, {}, {}, {}, {}))


def read(lines: str, matcher: Matcher = NOBODY) -> tuple[GeneralRule, ...]:
    return general_rules(act(lines), matcher)


def steps(rule: GeneralRule) -> list[tuple[str, str, int]]:
    return [(step.kind, step.actor.text, step.alternative) for step in rule.steps]


def groups(rule: GeneralRule) -> list[str]:
    return [name.text for name in rule.positions]


def test_candidates_for_the_posts_of_several_groups_need_consent() -> None:
    (rule,) = read(
        "annex-1/4 | Көл агенттіктерінің және арал қалаларының өзен басқармаларының, сондай-ақ Кеңеске есеп беретін"
        " мекемелердің бірінші басшылары лауазымына тағайындауға ұсынылатын (қаралатын) кандидатуралар Су Кеңесінің"
        " Төрағасымен келісілуге тиіс."
    )
    assert rule.provision == "annex-1/4"
    assert groups(rule) == [
        "Көл агенттіктерінің бірінші басшылары",
        "арал қалаларының өзен басқармаларының бірінші басшылары",
        "Кеңеске есеп беретін мекемелердің бірінші басшылары",
    ]
    assert steps(rule) == [("concurs", "Су Кеңесінің Төрағасы", 1)]


def test_an_appointment_may_need_consent_in_other_words() -> None:
    found = read(
        "annex-1/4 | Порт бастықтарын қызметке тағайындау Теңіз министрімен келісіледі.\n"
        "annex-1/5 | Кеме капитандарының басшыларын тағайындау Теңіз министрінің келісімімен жүзеге асырылады.\n"
        "annex-1/6 | Айлақ басшысы лауазымына кандидатуралар алдын ала Су Кеңесімен келісіледі."
    )
    assert [(groups(rule)[0], rule.steps[0].actor.text) for rule in found] == [
        ("Порт бастықтары", "Теңіз министрі"),
        ("Кеме капитандарының басшылары", "Теңіз министрі"),
        ("Айлақ басшысы", "Су Кеңесі"),
    ]


def test_a_list_says_who_submits_for_which_group() -> None:
    first, second = read(
        "annex-1/1 | Жарлықпен тағайындалатын қызметшілерді қызметке тағайындау туралы ұсынымдарды Хан қарауына:\n"
        "annex-1/1/item-1 | көл басшылары жөнінде - Арал, Балқаш басшыларын қоспағанда - Су Кеңесімен"
        " консультациялардан кейін Теңіз министрі;\n"
        "annex-1/1/item-2 | өзен өкілдері жөнінде – Хан Кеңсесінің (бұдан әрі - Кеңсе) Басшысы енгізеді."
    )
    assert (first.provision, groups(first)) == ("annex-1/1/item-1", ["көл басшылары"])
    assert [name.text for name in first.exceptions] == ["Арал басшысы", "Балқаш басшысы"]
    assert steps(first) == [("nominates", "Теңіз министрі", 1), ("consults", "Су Кеңесі", 1)]
    assert (groups(second), steps(second)) == (["өзен өкілдері"], [("nominates", "Хан Кеңсесінің Басшысы", 1)])


def test_what_a_list_says_in_front_holds_for_each_entry() -> None:
    (rule,) = read(
        "annex-1/2 | Хан басшысының немесе оның тапсыруы бойынша Кеңсе Басшысының келісімімен тағайындалатын"
        " тұлғаларды қызметке тағайындау кезінде келісім беру туралы ұсынымдарды Кеңсеге:\n"
        "annex-1/2/item-1 | көл министрлерінің орынбасарлары жөнінде – кандидатура Уәзір басшысымен келісілгені туралы"
        " ақпаратты көрсете отырып, министрлер енгізеді."
    )
    assert steps(rule) == [
        ("nominates", "министрлер", 1),
        ("concurs", "Уәзір басшысы", 1),
        ("concurs", "Хан басшысы", 1),
        ("concurs", "Кеңсе Басшысы", 2),
    ]
    assert [step.order for step in rule.steps] == [1, 3, 4, 4]


def test_one_sentence_may_say_who_submits() -> None:
    (rule,) = read(
        "annex-1/2 | Хан өкімімен тағайындалатын басшыларды қызметке тағайындау туралы ұсынымдарды Кеңсеге тиісті"
        " органның басшысы енгізеді."
    )
    assert steps(rule) == [("nominates", "тиісті органның басшысы", 1)]
    assert groups(rule) == ["Хан өкімімен тағайындалатын басшылар"]


def test_posts_named_by_their_owner_alone() -> None:
    (rule,) = read('annex-1/8 | "Б" тобының лауазымдарына кандидаттар Кеңсе Басшысымен келісуге жатады.')
    assert groups(rule) == ['"Б" тобының лауазымдары']
    assert steps(rule) == [("concurs", "Кеңсе Басшысы", 1)]


def test_a_class_of_the_thesaurus_is_one_group() -> None:
    lines = (
        "annex-1/1 | Лауазымға тағайындау туралы ұсынымдарды Хан қарауына:\n"
        "annex-1/1/item-1 | мемлекеттік холдингтер және ұлттық компаниялардың басқарма төрағалары жөнінде –"
        " Премьер-Министр енгізеді."
    )
    (rule,) = read(lines, Matcher.of(load_lexicon()))
    assert groups(rule) == ["мемлекеттік холдингтер және ұлттық компаниялардың басқарма төрағалары"]


def test_sentences_that_are_about_something_else() -> None:
    assert not read(
        "annex-1/3 | Хабарлама жобасы Теңіз министрімен келісілуге тиіс.\n"
        "annex-1/4 | Басшылар жылына бір рет Кеңсеге есеп енгізеді.\n"
        "annex-1/5 | Бюджет жөніндегі ұсыныстарды Кеңсеге министр енгізеді."
    )
