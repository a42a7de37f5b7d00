"""Invented rows of an appointment table: positions, and who appoints, nominates and concurs, in correct Kazakh.

Organs are made up; how they are appointed follows the usual order (who is named first appoints, the head of an organ
proposes for it, whoever stands above consents), so that a reader who knows that order can tell the columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

Row = tuple[str, str, str, str]

_MINISTRIES = (
    "Су ресурстары",
    "Цифрлық орта",
    "Орман шаруашылығы",
    "Көлік және логистика",
    "Жастар ісі",
    "Өңірлік сауда",
    "Тіл саясаты",
    "Ғарыш ісі",
    "Азық-түлік қауіпсіздігі",
    "Туризм және қолөнер",
    "Көші-қон",
    "Мұнай-газ өңдеу",
    "Тұрғын үй құрылысы",
    "Ғылым және инновациялар",
    "Отбасы істері",
    "Аумақтық қорғаныс",
    "Теңіз шаруашылығы",
)
_AGENCIES = (
    "Деректерді қорғау",
    "Бағаларды реттеу",
    "Мұрағат ісі",
    "Атом энергиясын бақылау",
    "Экологиялық қадағалау",
    "Стандарттау және сапа",
    "Ұлттық инвестицияларды тарту",
    "Сатып алуды бақылау және талдау",
    "Жер қойнауын зерттеу",
)
_COMMITTEES = (
    "Су қоры",
    "Орман және аң аулау",
    "Кеден бақылауы",
    "Балық шаруашылығы",
    "Әуежайлар",
    "Тіркеу қызметі",
    "Тұқым ісі",
    "Ғарыш кеңістігін зерттеу",
    "Әлеуметтік төлемдер",
    "Ішкі су жолдары",
    "Ақпараттық инфрақұрылым",
    "Еңбек инспекциясы",
)
_BRANCHES = (
    "су инспекциясы",
    "орман күзеті",
    "көші-қон",
    "еңбек және жұмыспен қамту",
    "статистика",
    "экология",
    "құтқару",
    "азық-түлік бақылауы",
    "ветеринариялық бақылау",
)
_SERVICES = ("Кибер қорғаныс", "Теңіз күзеті", "Ұлттық дабыл", "Шекара күзеті", "Үкіметтік пошта")
_ACADEMIES = ("Су шаруашылығы", "Дипломатия", "Аумақтық қорғаныс", "Мемлекеттік аудит", "Ғарыш технологиялары")
_COMPANIES = ("Дала Логистика", "Алтын Арна", "Жасыл Қуат", "Көк Кеме", "Ұлы Дала Деректері")
_COUNTRIES = ("Үндістандағы", "Түркиядағы", "Жапониядағы", "Еуропалық Одақтағы")

_PLACES = "Облыстардың, республикалық маңызы бар қалалардың және астананың"
_CHIEF, _SECRETARY = "Әкімшілік Басшысы", "Қауіпсіздік Кеңесінің Хатшысы"
_BOTH = f"{_CHIEF}, {_SECRETARY}"
_ALL = f"Премьер-Министр, {_BOTH}"
_PREMIER = f"Премьер-Министр, {_CHIEF}"
_COUNCIL = "Қауіпсіздік Кеңесінің Төрағасы"
_COMMISSION = "Комиссия*"
_REPUBLIC = ("Қазақстан Республикасы ", "Қазақстан Республикасының ", "", "")


@dataclass(frozen=True, slots=True)
class Makers:
    """One source of rows, on one source of chance."""

    chance: Random

    def pick(self, *choices: str) -> str:
        """One of the choices."""
        return self.chance.choice(choices)

    def minister(self) -> str:
        """A minister of an invented ministry, in the nominative."""
        return f"{self.pick(*_MINISTRIES)} министрі"

    def deputies_of_minister(self) -> Row:
        """Deputies of a minister."""
        who = self.minister()
        return (
            f"{self.pick('Қазақстан Республикасы ', '')}{who}нің {self.pick('бірінші орынбасары, ', '')}орынбасарлары",
            "Президент",
            who,
            self.pick(_CHIEF, _COMMISSION, _BOTH, ""),
        )

    def head_of_staff(self) -> Row:
        """The head of a ministry's staff."""
        name = self.pick(*_MINISTRIES)
        office = self.pick("аппарат басшысы", "Аппарат басшысы")
        return f"{name} министрлігінің {office}", f"{name} министрі", "", self.pick(_BOTH, _ALL, _CHIEF)

    def chair_of_committee(self) -> Row:
        """The chair of a ministry's committee."""
        name, committee = self.pick(*_MINISTRIES), self.pick(*_COMMITTEES)
        who = self.pick(f"{name} министрі", "Министр")
        return (
            f"{name} {self.pick('министрлігінің', 'министрлігі')} {committee} комитетінің төрағасы",
            who,
            self.pick(who, ""),
            self.pick(_PREMIER, _CHIEF, _COMMISSION, _ALL),
        )

    def deputies_of_chair(self) -> Row:
        """Deputies of a committee's chair."""
        name, committee = self.pick(*_MINISTRIES), self.pick(*_COMMITTEES)
        who = self.pick(f"{name} министрі", "Министр")
        return (
            f"{name} министрлігі {committee} комитеті төрағасының орынбасарлары",
            who,
            who,
            self.pick(_PREMIER, _BOTH),
        )

    def regional_heads(self) -> Row:
        """Heads of regional departments."""
        branch, name = self.pick(*_BRANCHES), self.pick(*_MINISTRIES)
        owner = self.pick("", f"{name} министрлігінің ")
        places = _PLACES if not owner else _PLACES[0].lower() + _PLACES[1:]
        who = f"{name} министрі"
        return (
            f"{owner}{places} {branch} департаменттерінің {self.pick('басшылары', 'бастықтары')}",
            who,
            self.pick(who, ""),
            self.pick(_COMMISSION, _BOTH, _CHIEF),
        )

    def chair_of_agency(self) -> Row:
        """The chair of an agency under the President."""
        name = self.pick(*_AGENCIES)
        return (
            f"{self.pick(*_REPUBLIC)}{name} агенттігінің {self.pick('төрағасы', 'төрағасы**')}",
            "Президент",
            _CHIEF,
            self.pick("", "Парламент Сенаты", _COUNCIL),
        )

    def deputies_in_agency(self) -> Row:
        """Deputies of an agency's chair."""
        name, full = self.pick(*_AGENCIES), self.pick("Қазақстан Республикасының ", "")
        return (
            f"{full}{name} агенттігі төрағасының орынбасарлары",
            "Президент",
            f"{full}{name} агенттігінің төрағасы",
            self.pick(_COMMISSION, _CHIEF, _BOTH, ""),
        )

    def staff_of_agency(self) -> Row:
        """The head of an agency's staff."""
        name, full = self.pick(*_AGENCIES), self.pick("Қазақстан Республикасының ", "")
        staff = self.pick("агенттігі аппаратының басшысы", "агенттігінің аппарат басшысы")
        return f"{full}{name} {staff}", f"{full}{name} агенттігінің төрағасы", "", self.pick(_CHIEF, _BOTH)

    def regions_of_agency(self) -> Row:
        """Heads of an agency's regional departments."""
        name = self.pick(*_AGENCIES)
        return (
            (
                f"{name} агенттігінің облыстар, республикалық маңызы бар қалалар және астана бойынша "
                "департаменттерінің басшылары"
            ),
            f"{name} агенттігінің төрағасы",
            "",
            _COMMISSION,
        )

    def deputies_in_service(self) -> Row:
        """Deputies of the head of a service."""
        name = self.pick(*_SERVICES)
        return (
            f"{name} қызметі бастығының орынбасарлары",
            "Президент",
            f"{name} қызметінің бастығы",
            self.pick("", _BOTH, f"{_COUNCIL} немесе оның тапсырмасы бойынша {_SECRETARY}, {_CHIEF}"),
        )

    def rector(self) -> Row:
        """The rector of an organ's academy, or his deputy."""
        name, academy = self.pick(*_MINISTRIES), self.pick(*_ACADEMIES)
        where = f"{name} министрлігінің жанындағы {academy} академиясының"
        if self.chance.random() < 0.5:
            return f"{where} ректоры", "Президент", f"{name} министрі", self.pick(_CHIEF, _COMMISSION)
        return f"{where} бірінші проректоры", f"{name} министрі", f"{name} министрі", _COMMISSION

    def near_the_president(self) -> Row:
        """Those who serve with the President himself."""
        office = self.pick(
            "кеңесшілері", "көмекшілері", "халықаралық жобалар жөніндегі арнаулы өкілі", "баспасөз хатшысы"
        )
        return f"Қазақстан Республикасы Президентінің {office}", "Президент", _CHIEF, ""

    def akims(self) -> Row:
        """Akims of different levels and their deputies."""
        return self.chance.choice(
            (
                (f"{_PLACES} әкімдері", "Президент", "", f"{_COUNCIL}, тиісті облыстардың, қалалардың мәслихаттары"),
                ("Облыстардағы аудандардың әкімдері", "облыс әкімі", "", f"{_CHIEF}, ауданның мәслихаты"),
                ("Қала аудандары әкімдерінің орынбасарлары", "қала әкімі", "", f"{_CHIEF}, қала мәслихаты"),
                (
                    "Облыстар және астана әкімдерінің орынбасарлары",
                    "облыстардың және астананың әкімдері",
                    "",
                    _CHIEF,
                ),
            )
        )

    def company(self) -> Row:
        """The head of a joint-stock company."""
        name, who = self.pick(*_COMPANIES), self.minister()
        title = f'"{name}" ұлттық компаниясы" АҚ басқарма төрағасы'
        return self.chance.choice(
            (
                (title, "Үкімет", "", f"Президент немесе оның тапсырмасы бойынша {_CHIEF}"),
                (title, "тиісті компанияның директорлар кеңесі", "Премьер-Министр", _CHIEF),
                (title, who, who, _BOTH),
            )
        )

    def elected(self) -> Row:
        """Whom a chamber of Parliament elects, or concurs with."""
        subject = self.pick("Тұтынушы құқықтары", "Бала құқықтары", "Ақпаратқа қолжетімділік")
        if self.chance.random() < 0.5:
            return f"Қазақстан Республикасындағы {subject} жөніндегі уәкіл", "Парламент Сенаты", "Президент", ""
        return f"{subject} палатасының төрағасы**", "Президент", _CHIEF, "Парламент Сенаты"

    def alone(self) -> Row:
        """Positions with an appointer alone."""
        one, other = self.chance.sample(_MINISTRIES, 2)
        return f"{one}, {other} министрлері**", "Президент", "", ""

    def institution(self) -> Row:
        """The director of a museum, a library, an archive."""
        name = self.pick("Ұлттық су музейінің", "Мемлекеттік кітап палатасының", "Орталық ғарыш мұрағатының")
        return f"{self.pick(*_REPUBLIC)}{name} директоры", self.minister(), "", self.pick(_PREMIER, _CHIEF)

    def trade(self) -> Row:
        """A trade representative."""
        return (
            f"Қазақстан Республикасының {self.pick(*_COUNTRIES)} сауда {self.pick('өкілі', 'өкілінің орынбасарлары')}",
            "Үкімет",
            self.minister(),
            "Президент",
        )

    def ministers(self) -> Row:
        """Ministers and those ranked with them, in the plural."""
        one, other = self.chance.sample(_MINISTRIES, 2)
        return self.chance.choice(
            (
                (f"{one}, {other} министрлерін қоспағанда, министрлер", "Президент", "Премьер-Министр", _COUNCIL),
                (
                    f"{one}, {other} министрліктерінің аппарат басшыларын қоспағанда, министрліктердің аппарат басшылары",
                    "министрлер",
                    "министрлер",
                    _PREMIER,
                ),
                (
                    f"{one}, {other} министрлерінің орынбасарларын қоспағанда, министрлердің орынбасарлары",
                    "Үкімет",
                    "министрлер",
                    f"Президент немесе оның тапсырмасы бойынша {_BOTH}***",
                ),
            )
        )


_KINDS: tuple[Callable[[Makers], Row], ...] = (
    Makers.deputies_of_minister,
    Makers.head_of_staff,
    Makers.chair_of_committee,
    Makers.deputies_of_chair,
    Makers.regional_heads,
    Makers.chair_of_agency,
    Makers.deputies_in_agency,
    Makers.staff_of_agency,
    Makers.regions_of_agency,
    Makers.deputies_in_service,
    Makers.rector,
    Makers.near_the_president,
    Makers.akims,
    Makers.company,
    Makers.elected,
    Makers.alone,
    Makers.institution,
    Makers.trade,
    Makers.ministers,
)


def rows(chance: Random, count: int) -> tuple[Row, ...]:
    """So many rows, no position named twice."""
    makers = Makers(chance)
    found: dict[str, Row] = {}
    for _ in range(count * 20):
        if len(found) == count:
            break
        row = chance.choice(_KINDS)(makers)
        found.setdefault(row[0], row)
    return tuple(found.values())
