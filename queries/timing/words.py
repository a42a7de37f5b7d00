"""What procedures and feeds say, in Kazakh, Russian and English."""

from __future__ import annotations

import datetime as dt

from queries.citation import MONTHS
from queries.timing.terms import DAY_OF_MONTH, Term

LANGUAGES = ("kk", "ru", "en")
_WEEKDAYS = {
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split(),
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_SAID: dict[str, dict[str, str]] = {
    # steps
    "nominates": {"kk": "ұсыну", "ru": "представление", "en": "proposal"},
    "consults": {"kk": "консультация", "ru": "консультации", "en": "consultation"},
    "concurs": {"kk": "келісу", "ru": "согласование", "en": "consent"},
    "appoints": {"kk": "тағайындау", "ru": "назначение", "en": "appointment"},
    "elects": {"kk": "сайлау", "ru": "избрание", "en": "election"},
    "studies": {"kk": "зерделеу", "ru": "изучение", "en": "study"},
    "decides": {"kk": "шешім", "ru": "решение", "en": "decision"},
    "does": {"kk": "әрекет", "ru": "действие", "en": "action"},
    "term": {"kk": "мерзім", "ru": "срок", "en": "term"},
    "seeks": {"kk": "кім кіммен келіседі", "ru": "кто с кем согласует", "en": "who seeks whose consent"},
    # lines below a step
    "does-it": {"kk": "кім", "ru": "кто", "en": "who"},
    "unsaid": {"kk": "кім екені актіде айтылмаған", "ru": "кто, в акте не указано", "en": "who, the act does not say"},
    "action": {"kk": "не істейді", "ru": "что", "en": "what"},
    "addressee": {"kk": "кімге", "ru": "кому", "en": "to whom"},
    "documents": {"kk": "құжаттар", "ru": "документы", "en": "documents"},
    "pairs": {"kk": "келісу", "ru": "согласование", "en": "consent"},
    "condition": {"kk": "шарт", "ru": "условие", "en": "condition"},
    "deadline": {"kk": "мерзім", "ru": "срок", "en": "term"},
    "provision": {"kk": "норма", "ru": "норма", "en": "provision"},
    "doubt": {"kk": "күмән", "ru": "сомнение", "en": "doubt"},
    "latest": {"kk": "соңғы күн", "ru": "последний день", "en": "last day"},
    "counted": {
        "kk": "мерзімсіз қадамдар уақыт алмаса",
        "ru": "если шаги без срока не займут времени",
        "en": "if steps without a term take no time",
    },
    "done": {"kk": "орындалды:", "ru": "выполнено", "en": "done"},
    "day-off": {"kk": "{why}; алдындағы жұмыс күні {day}", "ru": "{why}; рабочий день перед ним {day}",
                "en": "{why}; the working day before it is {day}"},
    "moved": {"kk": "{from_day} демалыс күніне түседі, сондықтан келесі жұмыс күні алынды",
              "ru": "{from_day} выпадает на нерабочий день, взят следующий рабочий",
              "en": "{from_day} is a day off, the next working day is taken"},
    "until": {
        "kk": "акт «дейін» дейді: сол күннің өзі кіретіні айтылмаған, күмәнсіз соңғы күн {day}",
        "ru": "в акте «до»: включён ли сам день, не сказано; бесспорный последний день {day}",
        "en": "the act says “until”: whether the day itself counts is not said; the last day beyond doubt is {day}",
    },
    "or": {"kk": "немесе", "ru": "или", "en": "or"},
    "and": {"kk": "және", "ru": "и", "en": "and"},
    "by-rules-of": {"kk": "{day} күнгі ережелер", "ru": "по правилам на {day}", "en": "by the rules of {day}"},
    "starting": {"kk": "басталуы {day}", "ru": "начало {day}", "en": "start {day}"},
    "ending": {"kk": "оқиға күні {day}", "ru": "событие {day}", "en": "event on {day}"},
    "options": {"kk": "Қадамдардан тыс", "ru": "Кроме шагов", "en": "Beside the steps"},
    "may": {"kk": "мүмкін", "ru": "можно", "en": "may"},
    "must-not": {"kk": "болмайды", "ru": "нельзя", "en": "must not"},
    # why a day is open
    "no-term": {"kk": "акт мерзім белгілемеген", "ru": "срок актом не установлен", "en": "the act sets no term"},
    "no-start": {
        "kk": "мерзімнің қай күннен есептелетінін акт айтпайды",
        "ru": "акт не говорит, с какого дня считать срок",
        "en": "the act does not say from when the term counts",
    },
    "after-open": {
        "kk": "{base}-қадамнан есептеледі, ал оның күні белгісіз",
        "ru": "считается от шага {base}, день которого неизвестен",
        "en": "counts from step {base}, whose day is not known",
    },
    "receipt": {
        "kk": "{base}-қадамда берілетін құжат келіп түскен күннен есептеледі",
        "ru": "считается со дня, когда поступит то, что даёт шаг {base}",
        "en": "counts from the day on which what step {base} gives arrives",
    },
    "if-then": {
        "kk": "сол қадамның соңғы күні түссе",
        "ru": "если поступит в последний день этого шага",
        "en": "if it arrives on the last day of that step",
    },
    "outside": {
        "kk": "қадамдардың арасында жоқ оқиғадан есептеледі",
        "ru": "считается от события, которого среди шагов нет",
        "en": "counts from an event that is none of the steps",
    },
    "lasts": {
        "kk": "ұзақтық, соңғы күн емес",
        "ru": "это длительность, а не крайний день",
        "en": "a length, no last day",
    },
    "no-period": {
        "kk": "кезең берілмеген (--period) немесе мерзім оған түспейді",
        "ru": "период не задан (--period) или срок в него не попадает",
        "en": "no period is given (--period), or the term does not fall into it",
    },
    "no-event": {
        "kk": "кейінгі оқиғаның күні берілмеген (--end)",
        "ru": "день предстоящего события не задан (--end)",
        "en": "the day of the event to come is not given (--end)",
    },
    "no-such-day": {"kk": "айда мұндай күн жоқ", "ru": "в месяце нет такого дня", "en": "the month has no such day"},
    "several": {
        "kk": "кезеңге бірнеше рет түседі: тоқсанды немесе айды атаңыз",
        "ru": "попадает в период несколько раз: назовите квартал или месяц",
        "en": "falls into the period several times: name a quarter or a month",
    },
    # doubts
    "perhaps": {
        "kk": "бұл лауазымға қатысты ма, жүктелген деректерде айтылмаған: топтың мүшелері тізілмеген",
        "ru": "относится ли к этой должности, в загруженных данных не сказано: состав группы не перечислен",
        "en": "whether it is about this position the loaded data do not say: nobody lists the members of the group",
    },
    "doubt-no-consent": {
        "kk": "келісім беруге апаратын қадам, ал бұл лауазымның ережесі ондай келісімді талап етпейді",
        "ru": "шаг ведёт к согласию, которого правило об этой должности не требует",
        "en": "it leads to a consent that the rule about this position does not ask for",
    },
    # notes
    "premise": {
        "kk": "{provision} келісіммен тағайындалатын лауазымдар туралы; бұл лауазымның ережесінде ондай келісім "
        "жоқ, сондықтан алынбады.",
        "ru": "{provision} — о должностях, замещаемых с согласия; в правиле об этой должности такого согласия "
        "нет, поэтому норма не учтена.",
        "en": "{provision} is about positions filled with a consent that the rule about this one does not ask "
        "for; it is left out.",
    },
    "footnote": {
        "kk": "«{name}»: {provision} ескертпесі бойынша басқа лауазымдарға қатысты, бұл қадам алынбады.",
        "ru": "«{name}»: по сноске {provision} — о других должностях, этот шаг не взят.",
        "en": "{name}: by the footnote {provision} this is about other positions; the step is left out.",
    },
    "himself": {
        "kk": "{provision} бойынша лауазым иесі өзін ұсынған болар еді; бұл норма алынбады.",
        "ru": "По {provision} занимающий должность представлял бы сам себя; эта норма не учтена.",
        "en": "By {provision} the holder would propose himself; it is left out.",
    },
    "no-consent": {
        "kk": "{provision} «{name}» беретін келісім туралы; бұл лауазымның ережесі оны талап етпейді, шешім мен "
        "ол туралы хабарлау алынбады.",
        "ru": "{provision} — о согласии, которое даёт «{name}»; правило об этой должности его не требует, "
        "решение и сообщение о нём не взяты.",
        "en": "{provision} is on the consent of {name}, which the rule about this position does not ask for; "
        "the decision and the notice of it are left out.",
    },
    "unlisted": {
        "kk": "Мүшелері тізілмеген топтар туралы ережелер, бұл лауазымды қамтитыны белгісіз: {provisions}.",
        "ru": "Правила о группах, состав которых не перечислен; охватывают ли они эту должность, неизвестно: "
        "{provisions}.",
        "en": "Rules about groups whose members nobody lists; whether they cover this position is not known: "
        "{provisions}.",
    },
    "none-stands": {
        "kk": "{day} күні бұл лауазым туралы қолданыста ереже болмаған.",
        "ru": "На {day} действующих правил об этой должности нет.",
        "en": "No rule for this position stood on {day}.",
    },
    "only-often": {
        "kk": "{provision}: «{words}», бірақ күні айтылмаған, сондықтан күнтізбеде жоқ.",
        "ru": "{provision}: «{words}», но день не назван, поэтому в календаре его нет.",
        "en": "{provision}: “{words}”, and no day is named, so that the calendar has none.",
    },
    "proposed": {
        "kk": "Бұл мерзімдерді актінің жобасы ғана ұсынады; олар қолданыста емес.",
        "ru": "Эти сроки только предложены проектом акта; они не действуют.",
        "en": "A draft only proposes these terms; they are not in force.",
    },
    "open": {
        "kk": "Мерзімі жоқ қадамдар: {steps}; олардың және олардан есептелетіндердің соңғы күні ашық.",
        "ru": "Шаги без срока: {steps}; их последний день и день того, что от них считается, открыт.",
        "en": "Steps without a term: {steps}; their last day, and that of what counts from them, is open.",
    },
    "counting": {
        "kk": "Мерзім оқиғадан кейінгі күннен есептеледі (Азаматтық кодекс, 172–176-баптар); күнтізбелік мерзімнің "
        "соңы демалыс "
        "күніне түссе, келесі жұмыс күніне көшеді; оқиғаға дейінгі мерзім оның алдындағы күннен кері "
        "саналады.",
        "ru": "Срок считается со дня, следующего за событием (ст. 172–176 Гражданского кодекса); конец календарного "
        "срока, "
        "выпавший на нерабочий день, переносится на следующий рабочий; срок до события считается "
        "назад со дня перед ним.",
        "en": "A term counts from the day after the event (Civil Code, arts. 172–176); the end of a calendar term on "
        "a day off "
        "moves to the next working day; a term before an event is counted back from the day before it.",
    },
    "plain-days": {
        "kk": "Актіде «күн» делінген, жұмыс күні ме, айтылмаған: күнтізбелік күн деп саналды.",
        "ru": "В акте сказано «день» без уточнения: считается календарным.",
        "en": "The act says “day” and not which: it is counted as a calendar day.",
    },
    "estimated": {
        "kk": "{days}: Құрбан айт күні болжамды.",
        "ru": "{days}: дата Курбан-айта предположительная.",
        "en": "{days}: the date of Kurban Ait is an estimate.",
    },
    "swaps": {
        "kk": "{years}: осы жылға демалыс күндерін ауыстыру туралы шешім кітапханада жоқ, ол жұмыс күндерін "
        "өзгертуі мүмкін.",
        "ru": "О переносах выходных дней за {years} библиотека не знает: они могут изменить рабочие дни.",
        "en": "The library knows of no swapped days off for {years}: they may change which days are working ones.",
    },
    "act-ended": {
        "kk": "{act} {day} күнінен бастап қолданылмайды: оның соңғы күнгі мазмұны берілді.",
        "ru": "{act} не действует с {day}: показано то, что действовало в последний день.",
        "en": "{act} ended on {day}: what stood on its last day is given.",
    },
    # feeds
    "deadlines": {"kk": "мерзімдер", "ru": "сроки", "en": "deadlines"},
    "sittings": {"kk": "отырыстар", "ru": "заседания", "en": "sittings"},
    "feeds": {"kk": "Күнтізбелер", "ru": "Календари", "en": "Calendars"},
    "events-count": {"kk": "жазба", "ru": "записей", "en": "entries"},
    "draft": {"kk": "жоба", "ru": "проект", "en": "draft"},
    "relative": {
        "kk": "Оқиғадан есептелетін мерзімдер мұнда жоқ: {provisions}; оларды okilet procedure {act} береді.",
        "ru": "Сроков, которые считаются от события, здесь нет: {provisions}; их даёт okilet procedure {act}.",
        "en": "Terms that count from an event are not here: {provisions}; okilet procedure {act} gives them.",
    },
    "several-rules": {
        "kk": "Бұл лауазымға бірнеше ереже қолданылады, кез келгені жеткілікті: {provisions}.",
        "ru": "О должности действуют несколько правил, достаточно любого: {provisions}.",
        "en": "Several rules bind this position, any one of them is enough: {provisions}.",
    },
    "weeks": {
        "kk": "Акт аптаның қалай саналатынын айтпайды: N-апта деп айдың N-дүйсенбісінен басталатын апта алынды; "
        "айдың бесінші "
        "дүйсенбісінен басталатын аптада кестеде ештеңе жоқ.",
        "ru": "Акт не говорит, как считать недели: N-й взята неделя, которая начинается N-м понедельником "
        "месяца; на неделю "
        "с пятым понедельником в сетке ничего нет.",
        "en": "The act does not say how weeks are counted: week N is taken to begin on the Nth Monday of the "
        "month; the grid "
        "has nothing for a week that begins on a fifth Monday.",
    },
    "on-day-off": {
        "kk": "{days}: демалыс күні; акт мұндайда не болатынын айтпайды.",
        "ru": "{days}: нерабочий день; акт не говорит, что тогда бывает.",
        "en": "{days}: a day off; the act does not say what happens then.",
    },
    "sitting-off": {
        "kk": "{why}: акт мұндайда не болатынын айтпайды.",
        "ru": "{why}: акт не говорит, что тогда бывает.",
        "en": "{why}: the act does not say what happens then.",
    },
    "any-day": {
        "kk": "Күні белгіленбеген: {event}{note}.",
        "ru": "День не назначен: {event}{note}.",
        "en": "No day is set: {event}{note}.",
    },
    "conducts": {"kk": "өткізеді", "ru": "проводит", "en": "held by"},
    "attends": {"kk": "қатысады", "ru": "участвуют", "en": "with"},
    "note": {"kk": "ескертпе", "ru": "примечание", "en": "note"},
    "not-before": {
        "kk": "Акт {day} күнінен бастап қолданылады; одан бұрынғы күндер алынбады.",
        "ru": "Акт действует с {day}; более ранние дни не взяты.",
        "en": "The act stands from {day}; earlier days are left out.",
    },
    "ended-before": {
        "kk": "Акт {day} күнінен бастап қолданылмайды; одан кейінгі күндер алынбады.",
        "ru": "Акт не действует с {day}; более поздние дни не взяты.",
        "en": "The act ended on {day}; later days are left out.",
    },
    "nothing": {"kk": "ештеңе табылмады", "ru": "ничего не найдено", "en": "nothing found"},
}  # fmt: skip
_UNITS = {
    "kk": {"working-day": "жұмыс күні", "calendar-day": "күнтізбелік күн", "day": "күн", "month": "ай", "year": "жыл"},
    "en": {
        "working-day": "working day",
        "calendar-day": "calendar day",
        "day": "day",
        "month": "month",
        "year": "year",
    },
}
_UNITS_RU = {  # one, two to four, more
    "working-day": ("рабочий день", "рабочих дня", "рабочих дней"),
    "calendar-day": ("календарный день", "календарных дня", "календарных дней"),
    "day": ("день", "дня", "дней"),
    "month": ("месяц", "месяца", "месяцев"),
    "year": ("год", "года", "лет"),
}


def say(key: str, lang: str, **values: str) -> str:
    """The words for a key."""
    return _SAID[key][lang].format(**values) if values else _SAID[key][lang]


def term_words(term: Term, lang: str) -> str:
    """A term in words: "10 working days", "10 January, 10 July"."""
    if term.unit == DAY_OF_MONTH:
        months = MONTHS[lang]
        return ", ".join(f"{term.value} {months[month - 1]}" for month in term.months)
    return count_words(term.value, term.unit, lang)


def count_words(value: int, unit: str, lang: str) -> str:
    """A number of units in words."""
    if lang == "ru" and unit in _UNITS_RU:
        one, few, many = _UNITS_RU[unit]
        last = value % 10
        few_fits = 2 <= last <= 4 and not 12 <= value % 100 <= 14
        return f"{value} {one if last == 1 and value % 100 != 11 else few if few_fits else many}"
    name = _UNITS.get(lang, _UNITS["en"]).get(unit, unit)
    return f"{value} {name}{'s' if lang == 'en' and value != 1 else ''}"


def day_words(day: dt.date, lang: str) -> str:
    """A day as ISO with its weekday."""
    return f"{day.isoformat()} ({_WEEKDAYS[lang][day.weekday()]})"
