"""To what and for whom a clause acts: where those words begin, and which words are neither."""

import pytest

from loaders.clauses.clause import Clause, clauses, tasks
from loaders.text import Text


def clause(sentence: str) -> Clause:
    (found,) = clauses(Text.of(sentence))
    return found


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        # what "оның ішінде" adds does not stand alone
        (
            "Мұражайлар көрмелердің өткізілу барысы туралы, оның ішінде олардың кешігу себептері туралы ақпарат береді.",
            "көрмелердің өткізілу барысы туралы, оның ішінде олардың кешігу себептері туралы ақпарат",
        ),
        (
            "Комитет мұражайдың көшпелі көрмелері, оның ішінде ауылдағы көрмелер туралы есеп ұсынады.",
            "мұражайдың көшпелі көрмелері, оның ішінде ауылдағы көрмелер туралы есеп",
        ),
        # a bracket follows its noun and never opens a phrase
        (
            "Министрлік мұражайдың филиалдары (бөлімдері) мен қоймаларының жұмысын үйлестіруді жүзеге асырады.",
            "мұражайдың филиалдары (бөлімдері) мен қоймаларының жұмысын үйлестіруді",
        ),
        (
            "Комитет келесі келетін маманды (келесі мамандарды) өткен кездесудің мазмұны туралы хабардар етеді.",
            "өткен кездесудің мазмұны",
        ),
        # "әрі қарай" is no "and"
        (
            "Комитет министрлікке қорларды әрі қарай толықтыру жөнінде ұсыныстар жібереді.",
            "қорларды әрі қарай толықтыру жөнінде ұсыныстар",
        ),
        # "хабардар" is the first word of a verb
        (
            "Қойылымдар туралы комитетті кейін хабардар ете отырып, мектептерге шақырулар жіберілуіне жол беріледі.",
            "шақырулар",
        ),
    ],
)
def test_the_object_is_whole(sentence: str, thing: str) -> None:
    assert clause(sentence).object.value == thing


def test_what_is_looked_at_on_the_way_is_not_the_object() -> None:
    found = clause("Комитет тізімдерді қарау нәтижелері бойынша мұражайға ұсыныс енгізеді.")
    assert (found.object.value, found.addressee.value) == ("ұсыныс", "мұражайға")
    (task,) = tasks(Text.of("мұражайдың жұмысына, оның ішінде тізімдерді қарау нәтижелері бойынша талдау жасау"))
    assert task.object.value == ""
    (task,) = tasks(Text.of("келіспеушіліктерді анықтау мақсатында қорлардың жай-күйін талдау жүргізу"))
    assert task.object.value == "қорлардың жай-күйін"


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Бөлім сот шешіміне шағым жасау құқығын келісу туралы сұрау салуды қарайды.", ""),
        ("Бөлім комиссия шешіміне қарсылық білдіру туралы құжаттарды дайындайды.", ""),
        ("Бөлім тізімді Комиссияның шешіміне шығарады.", "Комиссияның"),
        ("Бөлім шағымды директордың қарауына енгізеді.", "директордың"),
    ],
)
def test_a_decision_complained_of_is_nobody_to_whom_a_thing_goes(sentence: str, addressee: str) -> None:
    assert clause(sentence).addressee.value == addressee


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Қорды толықтыру қызметкерлерге ағымдағы қажеттіліктің болжамы ескеріле отырып жүзеге асырылады.", ""),
        ("Мұражайлар комитетке қажеттіліктің болжамын ұсынады.", "комитетке"),
    ],
)
def test_those_whom_there_is_a_need_of_are_given_nothing(sentence: str, addressee: str) -> None:
    assert clause(sentence).addressee.value == addressee


@pytest.mark.parametrize(
    ("sentence", "conditions", "thing"),
    [
        (
            "Директорды хабардар еткеннен кейін кеңес төрағасы шешім қабылдайды.",
            ["Директорды хабардар еткеннен кейін"],
            "шешім",
        ),
        (
            "Тізімді тексергеннен және қажет болған жағдайда директорды хабардар еткеннен кейін Кеңес шешім қабылдайды.",
            ["Тізімді тексергеннен және қажет болған жағдайда директорды хабардар еткеннен кейін"],
            "шешім",
        ),
        (
            "Қажет болған жағдайда директорды хабардар еткеннен кейін кеңес төрағасы шешім қабылдайды.",
            ["Қажет болған жағдайда", "директорды хабардар еткеннен кейін"],
            "шешім",
        ),
    ],
)
def test_a_condition_is_whole(sentence: str, conditions: list[str], thing: str) -> None:
    found = clause(sentence)
    assert ([c.value for c in found.conditions], found.object.value) == (conditions, thing)


@pytest.mark.parametrize(
    "entry",
    [
        "күшіне енген комиссия шешімдерін орындау",
        "тиісті комитет отырысына алып келген себептерді талдау",
    ],
)
def test_a_task_names_no_doer_of_its_own(entry: str) -> None:
    (task,) = tasks(Text.of(entry))
    assert (task.actor.value, task.action.value) == ("", entry)
