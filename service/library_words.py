"""The words of the pages of queries, chains and findings, in Kazakh, Russian and English.

say("rows", "en", first="1", last="100", all="230")        rows 1 to 100 of 230
"""

from __future__ import annotations

from service.words import LANGUAGES

WORDS: dict[str, tuple[str, str, str]] = {
    # the library and one query
    "library": (
        "Әр сұраудың мекенжайы тұрақты: оны сақтап қоюға және бағдарламадан шақыруға болады.",
        "У каждого запроса постоянный адрес: его можно сохранить и вызывать из программы.",
        "Each query has an address of its own that lasts: keep it, or call it from a program.",
    ),
    "query": ("Сұрау", "Запрос", "Query"),
    "no-parameters": ("Параметрлері жоқ.", "Параметров нет.", "It takes no parameters."),
    "run": ("Көрсету", "Показать", "Show"),
    "download": ("Жүктеп алу", "Скачать", "Download"),
    "permalink": ("Тұрақты сілтеме", "Постоянная ссылка", "Permalink"),
    "answer": ("Жауап", "Ответ", "Answer"),
    "rows": (
        "{first}–{last} жолдар, барлығы {all}",
        "строки {first}–{last} из {all}",
        "rows {first} to {last} of {all}",
    ),
    "none": ("Ештеңе табылмады.", "Ничего не найдено.", "Nothing was found."),
    "pages": ("Беттер", "Страницы", "Pages"),
    "first": ("Бірінші", "Первая", "First"),
    "previous": ("Алдыңғы", "Предыдущая", "Previous"),
    "next": ("Келесі", "Следующая", "Next"),
    "last": ("Соңғы", "Последняя", "Last"),
    "sparql-text": ("SPARQL мәтіні", "Текст SPARQL", "SPARQL text"),
    "open-sparql": ("SPARQL нүктесінде ашу", "Открыть в точке доступа SPARQL", "Open at the SPARQL endpoint"),
    "catalogue-json": ("Каталог JSON түрінде", "Каталог в JSON", "The catalogue as JSON"),
    # fields of forms
    "any": ("барлығы", "все", "all"),
    "as-of": ("Қай күнгі жағдай бойынша", "По состоянию на", "As of"),
    # the chain
    "chain-of": ("Лауазым", "Должность", "Position"),
    "chain-hint": (
        "қазақша, орысша немесе ағылшынша кез келген атауы не IRI",
        "любое название на казахском, русском или английском, либо IRI",
        "any name in Kazakh, Russian or English, or the IRI",
    ),
    "direction": ("Бағыты", "Направление", "Direction"),
    "up": ("жоғары қарай: кім тағайындайды", "вверх: кто назначает", "up: who appoints"),
    "down": (
        "төмен қарай: кімдер туралы шешім қабылдайды",
        "вниз: о ком принимает решения",
        "down: over whom it decides",
    ),
    "day-hint": (
        "бос қалдырылса, соңғы белгілі күн",
        "если пусто, последняя известная дата",
        "empty: the last day known",
    ),
    "picture": ("Сурет", "Рисунок", "Picture"),
    "text": ("Мәтін", "Текст", "Text"),
    "depth": ("Саты", "Ступень", "Level"),
    "role": ("Рөлі", "Роль", "Role"),
    "who": ("Кім", "Кто", "Who"),
    "whom": ("Кімді", "Кого", "Whom"),
    "where": ("Негізі", "Основание", "Ground"),
    "condition": ("Шарты", "Условие", "Condition"),
    "from": ("{day} бастап", "с {day}", "from {day}"),
    "until": ("{day} дейін", "до {day}", "until {day}"),
    "valid": ("Қолданылуы", "Действие", "In force"),
    "steps-of": ("Тізбектің қадамдары", "Шаги цепочки", "Steps of the chain"),
    "several": (
        "Бұл атауға бірнеше жазба сәйкес келеді. Керегін таңдаңыз:",
        "Этому названию соответствует несколько записей. Выберите нужную:",
        "Several go by this name. Choose which one is meant:",
    ),
    "unknown": (
        "«{name}» деген лауазым да, лауазымдар тобы да табылмады.",
        "Должность или группа должностей «{name}» не найдена.",
        "No position or class of positions goes by the name “{name}”.",
    ),
    "nearest": ("Ұқсас атаулар:", "Похожие названия:", "Names that come near:"),
    "too-large-a-picture": (
        "Тізбек суретке сыймайтындай үлкен; тереңдігін шектеңіз немесе төмендегі кестені қараңыз.",
        "Цепочка слишком велика для рисунка; ограничьте глубину или смотрите таблицу ниже.",
        "The chain is too large for a picture; limit its depth, or see the table below.",
    ),
    "hops": ("Ең көп саты саны", "Не больше ступеней", "At most so many levels"),
    "not-a-picture": (
        "Тізбек нормаларда жазылғанды көрсетеді, қазір кім қызметте екенін емес.",
        "Цепочка показывает, что сказано в нормах, а не кто сейчас занимает должность.",
        "The chain shows what the rules say, not who holds an office now.",
    ),
    # the findings
    "check": ("Тексеру", "Проверка", "Check"),
    "severity": ("Маңыздылығы", "Важность", "Severity"),
    "act": ("Акт", "Акт", "Act"),
    "subject": ("Неге қатысты", "К чему относится", "Subject"),
    "waived": ("Назардан тыс қалдырған", "Снято", "Waived"),
    "filter": ("Іріктеу", "Отобрать", "Filter"),
    "shown": (
        "{first}–{last}, барлығы {all}",
        "{first}–{last} из {all}",
        "{first} to {last} of {all}",
    ),
    "more-places": ("тағы {all} орын", "и ещё мест: {all}", "and {all} more places"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The words of this key in a language, with the values in their places."""
    said = WORDS[key][LANGUAGES.index(lang)]
    return said.format(**values) if values else said
