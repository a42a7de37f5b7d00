"""Acts cited: title, issuer, date, number, noun in every order; lists; what is no citation."""

import datetime as dt

import pytest

from loaders.document import ActKind
from loaders.grammar.citation import Citation
from loaders.grammar.citations import find_citations
from loaders.grammar.places import provision_path


def only(sentence: str) -> Citation:
    (citation,) = find_citations(sentence)
    return citation


@pytest.mark.parametrize(
    ("sentence", "kind", "issuer", "date", "number", "title"),
    [
        (
            '"Балық өсіру туралы" Қазақстан Республикасы Президентінің 1999 жылғы 4 мамырдағы N 32 Жарлығының',
            ActKind.DECREE, "president", dt.date(1999, 5, 4), "32", "Балық өсіру туралы",
        ),
        (
            "ҚР Үкіметінің 09.10.2019 № 84 (алғашқы ресми жарияланған күнінен бастап) қаулысымен",
            ActKind.RESOLUTION, "government", dt.date(2019, 10, 9), "84", "",
        ),
        (
            "«Жылқы шаруашылығы туралы» 2002 жылғы 7 наурыздағы Қазақстан Республикасы Заңының",
            ActKind.LAW, "parliament", dt.date(2002, 3, 7), "", "Жылқы шаруашылығы туралы",
        ),
        (
            "«Жол туралы» 2001 жылғы 17 шілдедегі Заңның",
            ActKind.LAW, "parliament", dt.date(2001, 7, 17), "", "Жол туралы",
        ),
        (
            "«Орман қорын қорғау туралы» Қазақстан Республикасы Орман министрінің 2015.02.27 № 18-02/78 бұйрығы",
            ActKind.MINISTERIAL_ORDER, "orman-ministri", dt.date(2015, 2, 27), "18-02/78", "Орман қорын қорғау туралы",
        ),
        (
            "Сәйкес Ақжар облыстық мәслихатының 2020 жылғы 12 наурыздағы № 5С-2/3 шешімі",
            ActKind.DECISION, "aqzhar-oblystyq-maslikhaty", dt.date(2020, 3, 12), "5С-2/3", "",
        ),
        (
            "Қазақстан Республикасы Премьер-Министрінің 2020 жылғы 2 наурыздағы № 7-ө өкімі",
            ActKind.ORDER, "prime-minister", dt.date(2020, 3, 2), "7-ө", "",
        ),
        (
            "Қазақстан Республикасы Үкіметінің Қаулысы 2006 жылғы 9 қарашадағы N 72",
            ActKind.RESOLUTION, "government", dt.date(2006, 11, 9), "72", "",
        ),
        (
            "Қазақстан Республикасының 2015 жылғы 29 қазандағы Кәсіпкерлік кодексінің",
            ActKind.CODE, "parliament", dt.date(2015, 10, 29), "", "Қазақстан Республикасының Кәсіпкерлік кодексі",
        ),
        (
            "Қазақстан Республикасы Азаматтық процестік кодексінде",
            ActKind.CODE, "parliament", None, "", "Қазақстан Республикасының Азаматтық процестік кодексі",
        ),
        (
            '"Теңіз туралы" Қазақстан Республикасының Заңында',
            ActKind.LAW, "parliament", None, "", "Теңіз туралы",
        ),
        (
            "Қазақстан Республикасының Конституциясын басшылыққа алады",
            ActKind.CONSTITUTION, "", None, "", "Қазақстан Республикасының Конституциясы",
        ),
    ],
)  # fmt: skip
def test_an_act_is_told_by_what_is_written_of_it(
    sentence: str, kind: ActKind, issuer: str, date: dt.date | None, number: str, title: str
) -> None:
    key = only(sentence).key
    assert (key.kind, key.issuer, key.date, key.number, key.title) == (kind, issuer, date, number, title)


def test_one_noun_and_one_issuer_serve_a_list() -> None:
    found = find_citations("ҚР Президентінің 2009.07.27. N 52; 09.10.2019 № 84, 2010.09.22 N 66 Жарлықтарымен")
    assert [(c.key.kind, c.key.issuer, c.number) for c in found] == [
        (ActKind.DECREE, "president", "52"),
        (ActKind.DECREE, "president", "84"),
        (ActKind.DECREE, "president", "66"),
    ]


def test_a_joint_order_is_of_both_issuers() -> None:
    found = find_citations(
        "Қазақстан Республикасы Су министрінің 2020 жылғы 5 қарашадағы № ҚР СУ-80/2020 және Қазақстан Республикасы "
        "Жер министрінің 2020 жылғы 6 қарашадағы № 8 бірлескен бұйрығы"
    )
    assert [(c.key.issuer, c.number) for c in found] == [("su-ministri", "ҚР СУ-80/2020"), ("zher-ministri", "8")]


def test_the_place_in_the_other_act_is_read() -> None:
    cited = only("«Су туралы» Қазақстан Республикасының Заңы 3-бабы 8) тармақшасына сәйкес")
    assert [provision_path(p.units) for p in cited.places] == ["3/8"]


def test_a_lost_opening_mark_begins_the_title_where_the_citation_before_ends() -> None:
    first, second = find_citations(
        "«Су туралы» 2002 жылғы 7 наурыздағы Қазақстан Республикасы Заңының 5-бабының 8) тармақшасына, Көл қорғау "
        "ережесін бекіту туралы» Қазақстан Республикасы Президентінің 2010 жылғы 27 сәуірдегі № 76 Жарлығына сәйкес"
    )
    assert (first.title_text, second.title_text) == ("Су туралы", "Көл қорғау ережесін бекіту туралы")


def test_an_act_named_in_a_title_is_not_cited() -> None:
    cited = only(
        "«Көл туралы» Қазақстан Республикасы Президентінің 2001 жылғы 1 мамырдағы № 4 Жарлығына өзгерістер енгізу "
        "туралы» Қазақстан Республикасы Президентінің 2006 жылғы 9 қарашадағы № 72 Жарлығы".replace("«Көл", "««Көл")
    )
    assert cited.number == "72"


def test_a_draft_is_no_act_but_what_it_amends_is() -> None:
    cited = only(
        '"Көл туралы" Қазақстан Республикасы Үкіметінің 2006 жылғы 9 қарашадағы № 72 қаулысына өзгерістер енгізу '
        'туралы" Қазақстан Республикасының Президенті Жарлығының жобасы туралы'
    )
    assert (cited.number, cited.title_text) == ("72", "Көл туралы")


def test_the_clause_and_the_registration_are_told_apart() -> None:
    sentence = (
        "Қазақстан Республикасы Су министрінің 2015 жылғы 27 ақпандағы № 18 бұйрығында (Нормативтік құқықтық актілерді "
        "мемлекеттік тіркеу тізілімінде № 1209 болып тіркелген)"
    )
    assert (only(sentence).registration, only(sentence).clause) == ("1209", None)
    noted = "ҚР Президентінің 23.04.2025 № 53 (қолданысқа енгізілу тәртібін 3-т. қараңыз) Жарлығымен"
    clause = only(noted).clause
    assert clause is not None
    assert noted[slice(*clause)] == "қолданысқа енгізілу тәртібін 3-т. қараңыз"


def test_a_number_hanging_behind_the_noun_is_taken() -> None:
    assert only("Күші жойылды – ҚР Президентінің 31.07.2023 Жарлығымен. № 90").number == "90"


@pytest.mark.parametrize(
    "sentence",
    [
        "Қазақстан Республикасының заңдарын, Президенті мен Үкіметінің актілерін сақтайды",
        "Заң қызметі заңдылықты қамтамасыз етеді",
        "Осы Жарлық 2016 жылғы 1 қаңтардан бастап қолданысқа енгізіледі",
        "2020 жылғы 5 наурызда жиналыс өтті",
        "осы Кодекстің талаптары",
        "тиісті шешім қабылдайды",
    ],
)
def test_other_sentences_cite_nothing(sentence: str) -> None:
    assert find_citations(sentence) == ()


def test_numbers_hanging_behind_go_to_the_dates_without_one() -> None:
    found = find_citations(
        "ҚР Президентінің 2011.05.19 № 6, 2012.06.21 ; 29.08.2014 ; 2011.06.17 N 10,  № 44 N 90 Жарлықтарымен"
    )
    assert [(str(c.date), c.number) for c in found] == [
        ("2011-05-19", "6"),
        ("2012-06-21", "44"),
        ("2014-08-29", "90"),
        ("2011-06-17", "10"),
    ]


def test_hanging_numbers_that_fit_no_date_are_left() -> None:
    found = find_citations("ҚР Президентінің 2011.05.19; 2012.06.21; № 44 Жарлықтарымен")
    assert [c.number for c in found] == ["", ""]


def test_the_constitution_and_a_code_named_after_it_are_two() -> None:
    found = find_citations("Қазақстан Республикасының Конституциясын, Қазақстан Республикасының Бюджет кодексін")
    assert [c.key.title for c in found] == [
        "Қазақстан Республикасының Конституциясы",
        "Қазақстан Республикасының Бюджет кодексі",
    ]


def test_the_status_of_an_act_is_no_part_of_its_issuer() -> None:
    cited = only("Күшін жойған Ақжар облысы Көлді ауданы әкімдігінің 2015 жылғы 12 тамыздағы N 44 қаулысы")
    assert cited.key.issuer == "aqzhar-oblysy-koldi-audany-akimdigi"
