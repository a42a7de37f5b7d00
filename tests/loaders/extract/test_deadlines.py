"""Terms in all their written forms."""

import pytest

from loaders.extract.deadlines import extract
from loaders.model import Deadline
from tests.loaders.provisions import act


def deadlines(lines: str) -> list[Deadline]:
    return [fact for fact in extract(act(lines))[0] if isinstance(fact, Deadline)]


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "months", "recurrence", "text"),
    [
        ("Комитет үш жұмыс күні ішінде жауап береді.", "3", "working-day", (), "event", "үш жұмыс күні ішінде"),
        ("Комитет өтініш түскен күннен бастап он бес күн ішінде жауап береді.", "15", "day", (), "event",
         "өтініш түскен күннен бастап он бес күн ішінде"),
        ("Комитет күнтізбелік 30 (отыз) күннен кешіктірмей жауап береді.", "30", "calendar-day", (), "event",
         "күнтізбелік 30 (отыз) күннен кешіктірмей"),
        ("Басқарма жыл сайын 10 қаңтардан кешіктірмей есеп береді.", "10", "day-of-month", (1,), "annual",
         "жыл сайын 10 қаңтардан кешіктірмей"),
        ("Басқарма есепті 1 желтоқсанға дейін жібереді.", "1", "day-of-month", (12,), "annual", "1 желтоқсанға дейін"),
        ("Басқарма тиісті тоқсанның соңғы айының 15-күніне дейін есеп береді.", "15", "day-of-month", (3, 6, 9, 12),
         "quarterly", "тиісті тоқсанның соңғы айының 15-күніне дейін"),
        ("Басқарма жарты жылда бір рет, тиісті жартыжылдықтың соңғы айының 20-нан кешіктірмей есеп береді.", "20",
         "day-of-month", (6, 12), "semiannual", "жарты жылда бір рет, тиісті жартыжылдықтың соңғы айының 20-нан кешіктірмей"),
        ("Басқарма есепті тоқсаннан кейінгі айдың 5-күніне дейін есеп береді.", "5", "day-of-month", (1, 4, 7, 10),
         "quarterly", "есепті тоқсаннан кейінгі айдың 5-күніне дейін"),
        ("Басқарма жарты жылда бір рет, есепті жартыжылдықтан кейінгі айдың 10-күнінен кешіктірмей есеп береді.", "10",
         "day-of-month", (1, 7), "semiannual",
         "жарты жылда бір рет, есепті жартыжылдықтан кейінгі айдың 10-күнінен кешіктірмей"),
        ("Мұражай екі жылда бір рет қорын түгендейді.", "2", "year", (), "event", "екі жылда бір рет"),
        ("Мұражай тоқсан сайын көрме өткізеді.", "", "", (), "quarterly", "тоқсан сайын"),
        ("Шарт мерзімі үш жылдан аспауға тиіс.", "3", "year", (), "event", "үш жылдан аспауға"),
        ("Қызметкер бір жыл өткен соң аттестаттаудан қайта өтуі мүмкін.", "1", "year", (), "event", "бір жыл өткен соң"),
        ("Сынақ мерзімі кемінде үш айды құрауға тиіс.", "3", "month", (), "event", "кемінде үш айды құрауға тиіс"),
        ("Тұлға өтінім түскен күннен бастап жеті жұмыс күнінен аспайтын мерзімде шешім қабылдайды.", "7", "working-day", (),
         "event", "өтінім түскен күннен бастап жеті жұмыс күнінен аспайтын мерзімде"),
    ],
)  # fmt: skip
def test_a_term_is_read(
    sentence: str, value: str, unit: str, months: tuple[int, ...], recurrence: str, text: str
) -> None:
    (deadline,) = deadlines(f"annex-1/1 | {sentence}")
    assert (deadline.value, deadline.unit, deadline.months, deadline.recurrence, deadline.text) == (
        value,
        unit,
        months,
        recurrence,
        text,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Осы қаулы алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
        "Таяу арадағы бес күн ішінде шешу қажеттігі жағдайында мұражай хат жібереді.",
        "Мұражай соңғы үш жылдағы көрсеткіштерді жариялайды.",
        "Конкурсқа кемінде үш жыл жұмыс өтілі бар мамандар жіберіледі.",
    ],
)
def test_what_is_no_deadline(sentence: str) -> None:
    assert not deadlines(f"annex-1/1 | {sentence}")


def test_the_anchor_leaves_the_subject_out() -> None:
    (deadline,) = deadlines("annex-1/1 | Уәкілетті орган өтініш келіп түскен күннен бастап үш күн ішінде оны тіркейді.")
    assert (deadline.actor, deadline.text) == ("Уәкілетті орган", "өтініш келіп түскен күннен бастап үш күн ішінде")


def test_a_term_of_the_introduction_is_given_once() -> None:
    found = deadlines(
        """
        annex-1/1 | Басқармалар жыл сайын 10 ақпаннан кешіктірмей министрлікке:
        annex-1/1/1 | көрмелер туралы;
        annex-1/1/2 | қорлар туралы ақпарат береді.
        """
    )
    assert [(d.provision, d.actor, d.addressee, d.value) for d in found] == [
        ("annex-1/1", "Басқармалар", "министрлік", "10")
    ]


def test_a_recurrence_of_the_introduction_joins_the_terms_of_entries() -> None:
    found = deadlines(
        """
        annex-1/1 | Бөлім тоқсан сайын:
        annex-1/1/1 | тиісті тоқсанның соңғы айының 15-күніне дейін қорды тексереді;
        annex-1/1/2 | тексеру аяқталғаннан кейін он жұмыс күні ішінде директорға баяндайды.
        """
    )
    assert [(d.provision, d.value, d.recurrence, d.text) for d in found] == [
        ("annex-1/1/1", "15", "quarterly", "тиісті тоқсанның соңғы айының 15-күніне дейін"),
        ("annex-1/1/2", "10", "quarterly", "тексеру аяқталғаннан кейін он жұмыс күні ішінде"),
    ]
