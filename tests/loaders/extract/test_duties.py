"""What provisions lay on or allow someone, one phenomenon of Kazakh a case."""

import pytest

from loaders.extract.duties import extract
from loaders.model import Duty, State
from tests.loaders.provisions import act


def duties(lines: str) -> list[Duty]:
    return [fact for fact in extract(act(lines))[0] if isinstance(fact, Duty)]


def one(sentence: str) -> Duty:
    found = duties(f"annex-1/1 | {sentence}")
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "actor", "action", "modality"),
    [
        # the doer in front, in the middle, with a relative clause
        ("Мұражай директоры көрме жоспарын бекітеді.", "Мұражай директоры", "көрме жоспарын бекітеді", "must"),
        ("Көрме жоспарын мұражай директоры бекітеді.", "мұражай директоры", "Көрме жоспарын бекітеді", "must"),
        ("Қойманы күзететін қызметкерлер журнал жүргізеді.", "Қойманы күзететін қызметкерлер", "журнал жүргізеді", "must"),
        ("Комитет министрлік бекіткен кестені сақтайды.", "Комитет", "министрлік бекіткен кестені сақтайды", "must"),
        ("Мұражай, кітапхана және мұрағат есеп береді.", "Мұражай, кітапхана және мұрағат", "есеп береді", "must"),
        (
            "Хаттамаға кеңес төрағасы, ал ол болмаған жағдайда оны алмастыратын адам қол қояды.",
            "кеңес төрағасы, ал ол болмаған жағдайда оны алмастыратын адам",
            "Хаттамаға қол қояды",
            "must",
        ),
        (
            "Жинақты келісуші органның кітапхана бөлімі қарайды.",
            "келісуші органның кітапхана бөлімі",
            "Жинақты қарайды",
            "must",
        ),
        (
            "Мұражай ісі және көрмелерді басқару комитеті журнал жүргізеді.",
            "Мұражай ісі және көрмелерді басқару комитеті",
            "журнал жүргізеді",
            "must",
        ),
        ("Мұражайдың штат лимитін Комитет бекітеді.", "Комитет", "Мұражайдың штат лимитін бекітеді", "must"),
        (
            "Көрме жоспарын алдын ала Кеңестің Хатшылығы зерделеуге тиіс.",
            "Кеңестің Хатшылығы",
            "Көрме жоспарын алдын ала зерделеуге тиіс",
            "must",
        ),
        (
            "Министрлік жоспар жобасын алған күннен бастап үш күн ішінде қарайды.",
            "Министрлік",
            "қарайды",
            "must",
        ),
        ("Уәкілетті орган өтінішті қарайды.", "Уәкілетті орган", "өтінішті қарайды", "must"),
        ("Өтініш беруші құжаттарды тапсырады.", "Өтініш беруші", "құжаттарды тапсырады", "must"),
        # modals
        ("Инспектор қойманы тексеруге құқылы.", "Инспектор", "қойманы тексеруге құқылы", "may"),
        ("Оператор тізілімді сақтауға міндетті.", "Оператор", "тізілімді сақтауға міндетті", "must"),
        ("Комиссия сарапшыны шақыра алады.", "Комиссия", "сарапшыны шақыра алады", "may"),
        ("Аудитор қорытындыны жариялай алмайды.", "Аудитор", "қорытындыны жариялай алмайды", "must-not"),
        ("Бас инспектордың қойманы жабуға құқығы бар.", "Бас инспектор", "қойманы жабуға құқығы бар", "may"),
        ("Директор шартты бұзуы мүмкін.", "Директор", "шартты бұзуы мүмкін", "may"),
        ("Балаларға қоймаға кіруге болмайды.", "", "Балаларға қоймаға кіруге болмайды", "must-not"),
        ("Кілтті бөгде тұлғаларға беруге жол берілмейді.", "", "Кілтті бөгде тұлғаларға беруге жол берілмейді", "must-not"),
        # whom a task is laid on; commands
        ("Қорды күзету күзет бөліміне жүктеледі.", "күзет бөлімі", "Қорды күзету", "must"),
        ("Осы бұйрықтың орындалуын бақылау вице-министрге жүктелсін.", "вице-министр",
         "Осы бұйрықтың орындалуын бақылау", "must"),
        ("Қаржы департаменті есепті жариялауды қамтамасыз етсін.", "Қаржы департаменті",
         "есепті жариялауды қамтамасыз етсін", "must"),
        # passives
        ("Хаттама мұрағатқа жіберіледі.", "", "Хаттама мұрағатқа жіберіледі", "must"),
        ("Тізім Комиссияның шешімімен бекітіледі.", "Комиссия", "Тізім Комиссияның шешімімен бекітіледі", "must"),
        ("Өтінімдер сараптама бөлімінде зерделенуге тиіс.", "сараптама бөлімі", "Өтінімдер зерделенуге тиіс", "must"),
    ],
)  # fmt: skip
def test_who_does_what(sentence: str, actor: str, action: str, modality: str) -> None:
    duty = one(sentence)
    assert (duty.actor, duty.action, duty.modality) == (actor, action, modality)


@pytest.mark.parametrize(
    "sentence",
    [
        "Осы Қағидалар көрме өткізу тәртібін айқындайды.",
        "Жұмыс осы Қағидаларға сәйкес жүзеге асырылады.",
        "Қоса беріліп отырған Көрме өткізу қағидалары бекітілсін.",
        "Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.",
        "Мұражай министрліктің ведомстволық бағынысты ұйымы болып табылады.",
        "Шарт мерзімі бес жылдан аспауға тиіс.",
    ],
)
def test_statements_that_bind_nobody_give_nothing(sentence: str) -> None:
    assert not duties(f"annex-1/1 | {sentence}")


def test_object_addressee_and_condition() -> None:
    duty = one("Қор бүлінген жағдайда мұражай бүлінген заттар туралы есепті Мәдениет министрлігіне жібереді.")
    assert (duty.actor, duty.object, duty.addressee, duty.condition) == (
        "мұражай",
        "бүлінген заттар туралы есепті",
        "Мәдениет министрлігі",
        "Қор бүлінген жағдайда",
    )


def test_clauses_of_one_sentence_share_their_doer() -> None:
    found = duties("annex-1/1 | Хатшы хаттаманы ресімдейді, оған қол қояды және мүшелерге жібереді.")
    assert [(d.actor, d.action) for d in found] == [
        ("Хатшы", "хаттаманы ресімдейді"),
        ("Хатшы", "оған қол қояды"),
        ("Хатшы", "мүшелерге жібереді"),
    ]


def test_infinitives_share_a_modal() -> None:
    found = duties("annex-1/1 | Директор шартқа қол қоюға және қызметкерлерді көтермелеуге құқылы.")
    assert [(d.actor, d.action, d.modality) for d in found] == [
        ("Директор", "шартқа қол қоюға құқылы", "may"),
        ("Директор", "қызметкерлерді көтермелеуге құқылы", "may"),
    ]


def test_entries_take_the_doer_from_the_introduction() -> None:
    found = duties(
        """
        annex-1/1 | Комитет:
        annex-1/1/1 | кестені бекітеді;
        annex-1/1/2 | есепті жариялайды, ескертулерді жинайды.
        """
    )
    assert [(d.provision, d.actor, d.action) for d in found] == [
        ("annex-1/1/1", "Комитет", "кестені бекітеді"),
        ("annex-1/1/2", "Комитет", "есепті жариялайды"),
        ("annex-1/1/2", "Комитет", "ескертулерді жинайды"),
    ]


def test_earlier_entries_take_the_verb_from_the_last() -> None:
    found = duties(
        """
        annex-1/1 | Басқармалар Мәдениет министрлігіне:
        annex-1/1/1 | көрмелердің өткізілуі туралы;
        annex-1/1/2 | қорлардың сақталуы туралы ақпарат береді.
        """
    )
    assert [(d.provision, d.actor, d.addressee, d.action.endswith("туралы ақпарат береді")) for d in found] == [
        ("annex-1/1/1", "Басқармалар", "Мәдениет министрлігі", True),
        ("annex-1/1/2", "Басқармалар", "Мәдениет министрлігі", True),
    ]


def test_who_submits_proposals_for_whom() -> None:
    found = duties(
        """
        annex-1/1 | Басшыларды марапаттау туралы ұсынымдарды Министрдің қарауына:
        annex-1/1/item-1 | мұражай қызметкерлері жөнінде – мұражай директоры;
        annex-1/1/item-2 | кітапхана қызметкерлері жөнінде - кітапхана директоры енгізеді.
        """
    )
    assert [(d.actor, d.object, d.addressee) for d in found] == [
        ("мұражай директоры", "мұражай қызметкерлері жөнінде Басшыларды марапаттау туралы ұсынымдарды", "Министр"),
        ("кітапхана директоры", "кітапхана қызметкерлері жөнінде Басшыларды марапаттау туралы ұсынымдарды", "Министр"),
    ]


@pytest.mark.parametrize(
    ("heading", "modality"), [("міндеттері", "must"), ("құқықтары", "may"), ("функциялары", "must")]
)
def test_lists_of_tasks_belong_to_the_owner_in_their_heading(heading: str, modality: str) -> None:
    found = duties(
        f"""
        annex-1/1 | Көрме бөлімінің {heading}:
        annex-1/1/1 | көрмелер ұйымдастыру, олардың кестесін бекіту;
        annex-1/1/2 | қорларды жою және ауыстыру жөнінде ұсыныстар енгізу.
        """
    )
    assert [(d.actor, d.action, d.modality) for d in found] == [
        ("Көрме бөлімі", "көрмелер ұйымдастыру", modality),
        ("Көрме бөлімі", "олардың кестесін бекіту", modality),
        ("Көрме бөлімі", "қорларды жою және ауыстыру жөнінде ұсыныстар енгізу", modality),
    ]


def test_a_bare_modal_governs_the_entries_after_it() -> None:
    found = duties(
        """
        annex-1/1 | Комиссия құқылы:
        annex-1/1/1 | ақпаратты сұратуға;
        annex-1/1/2 | сарапшыларды шақыруға.
        """
    )
    assert [(d.actor, d.action, d.modality) for d in found] == [
        ("Комиссия", "ақпаратты сұратуға құқылы", "may"),
        ("Комиссия", "сарапшыларды шақыруға құқылы", "may"),
    ]


def test_documents_listed_are_objects_of_the_introduction() -> None:
    found = duties(
        """
        annex-1/1 | Өтініш беруші мұражайға мынадай құжаттарды ұсынады:
        annex-1/1/1 | өтініш;
        annex-1/1/2 | жеке куәлігінің көшірмесі.
        """
    )
    assert [(d.actor, d.object) for d in found] == [
        ("Өтініш беруші", "өтініш"),
        ("Өтініш беруші", "жеке куәлігінің көшірмесі"),
    ]


def test_duties_carry_the_state_of_their_provision_and_their_words() -> None:
    document = act("annex-1/1 | Мұражай директоры көрмені ашады.", state=State.PROPOSED)
    (duty,), _ = extract(document)
    assert duty.state is State.PROPOSED
    assert duty.words[0].value == "Мұражай директоры көрмені ашады"
    assert document.source.text[duty.words[0].spans()[0].start :].startswith("Мұражай")


def test_a_duty_of_nobody_is_reported() -> None:
    _, diagnostics = extract(act("annex-1/1 | Хаттама мұрағатқа жіберіледі."))
    assert [d.code for d in diagnostics] == ["duty-without-actor"]


def test_bare_headings_of_tasks_are_those_of_the_body_the_document_is_about() -> None:
    found = duties(
        """
        annex-1/1 | Көрме ісі департаменті (бұдан әрі – Департамент) Министрліктің құрылымдық бөлімшесі болып табылады.
        annex-1/2 | Құқықтары мен міндеттері:
        annex-1/2/1 | құқықтары:
        annex-1/2/1/item-1 | құжаттар сұрату;
        annex-1/2/2 | міндеттері:
        annex-1/2/2/item-1 | қорларды сақтау.
        """
    )
    assert [(d.provision, d.actor, d.action, d.modality) for d in found] == [
        ("annex-1/2/1/item-1", "Департамент", "құжаттар сұрату", "may"),
        ("annex-1/2/2/item-1", "Департамент", "қорларды сақтау", "must"),
    ]


def test_a_right_given_to_those_in_the_dative() -> None:
    found = duties(
        """
        annex-1/1 | Мемлекеттік инспекторларға:
        annex-1/1/1 | қоймаға кедергісіз кіруге;
        annex-1/1/2 | түсіндірме алуға құқық беріледі.
        """
    )
    assert [(d.actor, d.action, d.modality) for d in found] == [
        ("Мемлекеттік инспекторлар", "қоймаға кедергісіз кіруге құқық беріледі", "may"),
        ("Мемлекеттік инспекторлар", "түсіндірме алуға құқық беріледі", "may"),
    ]


def test_criteria_are_no_tasks() -> None:
    found = duties(
        """
        annex-1/1 | Кандидат мынадай талаптарға сәйкес келуге тиіс:
        annex-1/1/1 | жоғары білімі болуы;
        annex-1/1/2 | еңбек өтілі болуы.
        """
    )
    assert found == []
