"""The subjects that named queries are listed under, in their order; what parameters are called and what they take.

    subject_name("deadlines", "en")         Deadlines
    parameter_name("authority", "ru")       Кто решает
    type_name("date", "en")                 a date, as 2023-08-01

The first tag of a query is its subject. What an operator's own files bring along goes by its own word.
"""

from __future__ import annotations

from collections.abc import Mapping

from queries.query_files import LANGUAGES

PARTS = "chains"  # what other answers are made of: callable, but no question that people ask

SUBJECTS: Mapping[str, tuple[str, str, str]] = {
    "appointments": ("Тағайындаулар", "Назначения", "Appointments"),
    "procedure": ("Рәсімдер мен міндеттер", "Процедуры и обязанности", "Procedure and duties"),
    "amendments": ("Актілер мен өзгерістер", "Акты и изменения", "Acts and amendments"),
    "organs": ("Органдар мен лауазымдар", "Органы и должности", "Organs and positions"),
    "deadlines": ("Мерзімдер", "Сроки", "Deadlines"),
    "calendar": ("Жұмыс күнтізбесі", "Календарь работы", "Work calendar"),
    "consistency": ("Қайшылықтар мен олқылықтар", "Противоречия и пробелы", "Contradictions and gaps"),
    "evidence": ("Дәлелдер", "Подтверждения", "Evidence"),
    "linked-data": ("Байланысқан деректер", "Связанные данные", "Linked data"),
    "statistics": ("Статистика", "Статистика", "Statistics"),
    PARTS: ("Тізбектің құрамы", "Составные части цепочек", "Parts of chains"),
}

PARAMETERS: Mapping[str, tuple[str, str, str]] = {
    "act": ("Акт", "Акт", "Act"),
    "as_of": ("Қай күнгі жағдай бойынша", "По состоянию на", "As of"),
    "lang": ("Атаулардың тілі", "Язык имён", "Language of names"),
    "position": ("Лауазым", "Должность", "Position"),
    "organ": ("Орган", "Орган", "Organ"),
    "in_organ": ("Орган", "Орган", "Organ"),
    "authority": ("Кім шешеді", "Кто решает", "Authority"),
    "class": ("Топ", "Группа", "Class"),
    "member": ("Мүшесі", "Член группы", "Member"),
    "role": ("Рөлі", "Роль", "Role"),
    "rule": ("Ереже", "Правило", "Rule"),
    "check": ("Тексеру", "Проверка", "Check"),
    "subject": ("Неге қатысты", "К чему относится", "Subject"),
    "thing": ("Не туралы", "О чём", "Thing"),
    "least": ("Кемінде", "Не меньше", "At least"),
    "provision": ("Норма", "Норма", "Provision"),
    "under": ("Норма және оның бөліктері", "Норма и её части", "Provision and its parts"),
    "other": ("Қай актіге сілтеме", "На какой акт ссылка", "Act referred to"),
    "relation": ("Сілтеменің түрі", "Вид ссылки", "Kind of reference"),
    "since": ("Қай күннен бастап", "Начиная с", "From"),
    "until": ("Қай күнге дейін", "До (не включая)", "Until (that day excluded)"),
    "effect": ("Қолданысқа енгізілуі", "Вступление в силу", "Taking effect"),
    "kind": ("Түрі", "Вид", "Kind"),
    "actor": ("Кім әрекет етеді", "Кто действует", "Actor"),
    "modality": ("Міндет, құқық, тыйым", "Обязанность, право, запрет", "Duty, right, prohibition"),
    "month": ("Ай, 1–12", "Месяц, 1–12", "Month, 1 to 12"),
    "unit": ("Өлшем бірлігі", "Единица", "Unit"),
    "recurrence": ("Қаншалықты жиі", "Как часто", "How often"),
    "convener": ("Өткізуші", "Кто проводит", "Convener"),
    "participant": ("Қатысушы", "Участник", "Participant"),
    "severity": ("Маңыздылығы", "Серьёзность", "Severity"),
    "doubt": ("Күмән түрі", "Вид сомнения", "Kind of doubt"),
    "contains": ("Құрамындағы сөз", "Содержит слово", "Contains"),
}

TYPES: Mapping[str, tuple[str, str, str]] = {
    "act": (
        "актінің коды, кілті немесе атауы, мысалы U1300000624",
        "код, ключ или название акта, например U1300000624",
        "code, key or name of an act, as U1300000624",
    ),
    "thing": (
        "орган немесе лауазым: кез келген атауы не position/minister-of-finance",
        "орган или должность: любое имя либо position/minister-of-finance",
        "organ or position: any name of it, or position/minister-of-finance",
    ),
    "iri": ("IRI", "IRI", "IRI"),
    "date": ("күні, мысалы 2023-08-01", "дата, например 2023-08-01", "a date, as 2023-08-01"),
    "lang": ("kk, ru, en", "kk, ru, en", "kk, ru, en"),
    "text": ("мәтін", "текст", "text"),
    "number": ("бүтін сан", "целое число", "a whole number"),
    "choice": ("мәндердің бірі", "одно из значений", "one of the values"),
}


def rank(subject: str) -> tuple[int, str]:
    """Where a subject stands in a list; one of an operator's own after those of the package."""
    known = list(SUBJECTS)
    return (known.index(subject) if subject in SUBJECTS else len(known)), subject


def subject_name(subject: str, lang: str) -> str:
    """The name of a subject in a language."""
    return SUBJECTS[subject][LANGUAGES.index(lang)] if subject in SUBJECTS else subject


def parameter_name(parameter: str, lang: str) -> str:
    """What a parameter asks for, in a language."""
    return PARAMETERS[parameter][LANGUAGES.index(lang)] if parameter in PARAMETERS else parameter


def type_name(kind: str, lang: str) -> str:
    """What values of a parameter's type are, in a language."""
    return TYPES[kind][LANGUAGES.index(lang)]
