"""The words of all pages, in Kazakh, Russian and English, and the choice among the three.

text("queries", "ru")        Запросы
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from ontology.errors import BadParameter, OkiletError

LANGUAGES = ("kk", "ru", "en")
NAMES: Mapping[str, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}

WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("Өкілет", "Окилет", "Okilet"),
    "tagline": (
        "Кім кімді қай актінің қай нормасы бойынша тағайындайды",
        "Кто кого назначает, по какой норме какого акта",
        "Who appoints whom, under which provision of which act",
    ),
    "about": (
        (
            "Қазақстанның құқықтық актілеріндегі лауазымға тағайындау ережелері граф түрінде: кім тағайындайды, кім "
            "ұсынады, кім келіседі, қай нормаға сәйкес және қай уақыттан бері."
        ),
        (
            "Правила назначения на должности из правовых актов Казахстана в виде графа: кто назначает, кто "
            "представляет, кто согласует, по какой норме и с какого времени."
        ),
        (
            "Rules of appointment from the legal acts of Kazakhstan as a graph: who appoints, who nominates, who "
            "concurs, under which provision and since when."
        ),
    ),
    "skip": ("Мазмұнға өту", "Перейти к содержанию", "Skip to content"),
    "language": ("Тіл", "Язык", "Language"),
    "menu": ("Мәзір", "Меню", "Menu"),
    "home": ("Басты бет", "Главная", "Home"),
    "graph": ("Граф", "Граф", "The graph"),
    "version": ("Нұсқасы", "Версия", "Version"),
    "published": ("Жарияланған күні", "Дата публикации", "Published"),
    "shipped": (
        "пакетпен бірге жеткізілетін граф",
        "граф, который поставляется с пакетом",
        "the graph that ships with the package",
    ),
    "sparql": ("SPARQL сұрау нүктесі", "Точка доступа SPARQL", "SPARQL endpoint"),
    "sparql-about": (
        "Граф бойынша кез келген сұрау",
        "Любые запросы к графу",
        "Any query over the graph",
    ),
    "queries": ("Дайын сұраулар", "Готовые запросы", "Named queries"),
    "queries-about": (
        "Актілер, тағайындаулар, мерзімдер, міндеттер: кесте, CSV, JSON немесе XLSX түрінде",
        "Акты, назначения, сроки, обязанности: таблицей, в CSV, JSON или XLSX",
        "Acts, appointments, deadlines, duties: as a table, CSV, JSON or XLSX",
    ),
    "chain": ("Тағайындау тізбегі", "Цепочка назначения", "Chain of appointment"),
    "chain-about": (
        "Лауазымнан ең жоғарыға дейін: кім тағайындайды, ұсынады, келіседі",
        "От должности до самого верха: кто назначает, представляет, согласует",
        "From a position up to the top: who appoints, nominates, concurs",
    ),
    "findings": ("Үйлесімділік есебі", "Отчёт о согласованности", "Consistency report"),
    "findings-about": (
        "Нормалардың қайшылықтары, қайталанулары мен олқылықтары, әрқайсысының орнымен",
        "Противоречия, повторы и пробелы норм, каждый с указанием места",
        "Contradictions, repetitions and gaps of the rules, each with its places",
    ),
    "dataset": ("Деректер жиыны", "Набор данных", "Dataset"),
    "dataset-about": (
        "DCAT және VoID сипаттамалары, графтың толық көшірмесі",
        "Описания DCAT и VoID, полная копия графа",
        "Descriptions in DCAT and VoID, the whole graph to download",
    ),
    "description": ("Сипаттама", "Описание", "Description"),
    "dump": ("Толық көшірме", "Полная копия", "Whole graph"),
    "interface": ("Бағдарламалық интерфейс", "Программный интерфейс", "Interface for programs"),
    "interface-about": (
        "Барлық мекенжайдың OpenAPI сипаттамасы және шектеулер",
        "Описание всех адресов в OpenAPI и ограничения",
        "All addresses described in OpenAPI, and the limits",
    ),
    "limits": ("Шектеулер", "Ограничения", "Limits"),
    "health": ("Қызметтің жай-күйі", "Состояние службы", "Health"),
    "form": ("Ұсыну түрі", "Форма", "Form"),
    "code": ("Қате коды", "Код ошибки", "Error code"),
    "message": ("Хабарлама", "Сообщение", "Message"),
    "request": ("Сұраудың нөмірі", "Номер запроса", "Request"),
    "back": ("Басты бетке оралу", "Вернуться на главную", "Back to the first page"),
    "candidates": ("Сәйкес келетіндері", "Подходящие варианты", "What it may be"),
    "error-input": (
        "Сұрауда қате бар",
        "В запросе ошибка",
        "Something in the request is wrong",
    ),
    "error-query": ("SPARQL сұрауы қате", "Ошибка в запросе SPARQL", "The SPARQL query is wrong"),
    "error-refused": (
        "Мұндай сұрауға мұнда жауап берілмейді",
        "На такие запросы здесь не отвечают",
        "Such a query is not answered here",
    ),
    "error-404": ("Мұндай бет жоқ", "Такой страницы нет", "There is no such page"),
    "error-405": ("Бұл әдіс қолданылмайды", "Этот метод не применяется", "This method does not apply"),
    "error-406": (
        "Сұралған форматта жауап жоқ",
        "В запрошенном формате ответа нет",
        "No answer in the form asked for",
    ),
    "error-413": ("Сұрау тым үлкен", "Запрос слишком велик", "The request is too large"),
    "error-300": ("Бірнеше атау сәйкес келеді", "Подходит несколько названий", "Several things go by that name"),
    "error-503": (
        "Қызмет қазір бос емес, сәлден соң қайталап көріңіз",
        "Служба сейчас занята, повторите чуть позже",
        "The service is busy; try again in a moment",
    ),
    "error-504": (
        "Сұрау берілген уақытта орындалмады",
        "Запрос не уложился в отведённое время",
        "The query did not finish in its time",
    ),
    "error-507": (
        "Сұрау өзіне берілген шектен асты",
        "Запрос превысил отведённый ему предел",
        "The query took more than it may",
    ),
    "error-500": ("Қызметте қате пайда болды", "В службе произошла ошибка", "Something went wrong on our side"),
    "limit-meaning": ("Нені шектейді", "Что ограничено", "What is limited"),
    "limit-value": ("Шегі", "Предел", "Limit"),
    "limit-setting": ("Баптауы", "Настройка", "Setting"),
    "limit-query_seconds": ("Сұраудың орындалу уақыты", "Время выполнения запроса", "Time a query may take"),
    "limit-query_memory": (
        "Сұраудың графтан бөлек алатын жады",
        "Память, которую запрос занимает помимо графа",
        "Memory that a query may take beside the graph",
    ),
    "limit-query_result": ("Жауаптың көлемі", "Размер ответа", "Size of an answer"),
    "limit-query_rows": (
        "Нәтиженің жолдары немесе үштіктері; артығы кесіледі, бұл туралы хабарланады",
        "Строки или триплеты результата; лишнее отсекается, и об этом сообщается",
        "Rows or triples of a result; more are cut, and that is announced",
    ),
    "limit-query_length": ("Сұраудың ұзындығы", "Длина запроса", "Length of a query"),
    "limit-query_depth": (
        "Сұраудағы жақшалардың кірістірілу тереңдігі",
        "Вложенность скобок в запросе",
        "Nesting of brackets in a query",
    ),
    "limit-request_bytes": (
        "HTTP сұрауы денесінің көлемі",
        "Размер тела запроса HTTP",
        "Size of the body of a request",
    ),
    "limit-queue": ("Кезекте тұратын сұраулар", "Запросы в очереди", "Queries that wait for a process"),
    "limit-queue_per_client": (
        "Кезекте тұратын бір клиенттің сұраулары",
        "Запросы одного клиента в очереди",
        "Queries of one client that wait",
    ),
    "limit-queue_seconds": ("Кезекте күту уақыты", "Время ожидания в очереди", "Time a query waits"),
    "unit-seconds": ("секунд", "с", "seconds"),
    "unit-MiB": ("МиБ", "МиБ", "MiB"),
    "unit-rows": ("жол", "строк", "rows"),
    "unit-characters": ("таңба", "символов", "characters"),
    "unit-levels": ("деңгей", "уровней", "levels"),
    "unit-bytes": ("байт", "байт", "bytes"),
    "unit-queries": ("сұрау", "запросов", "queries"),
    "thing-forms": ("Деректер түрінде", "В виде данных", "As data"),
    "thing-official": (
        "«Әділет» ақпараттық-құқықтық жүйесіндегі мәтіні",
        "Текст в информационно-правовой системе «Адилет»",
        "Text in the legal information system Adilet",
    ),
    "thing-derived": (
        "код актінің түрінен, күнінен және нөмірінен шығарылған",
        "код выведен из вида, даты и номера акта",
        "the code was worked out from the kind, date and number of the act",
    ),
    "thing-cut": (
        "Бұл бетте %s деректен және %s сілтемеден артығы көрсетілмейді.",
        "На этой странице показано не более %s фактов и %s ссылок.",
        "This page shows no more than %s facts and %s references.",
    ),
    "thing-everything": ("Барлық сілтемелер", "Все ссылки", "All references"),
    "thing-statements": ("Мәліметтер", "Сведения", "What is said of it"),
    "thing-rules": ("Тағайындау ережелері", "Правила назначения", "Rules of appointment"),
    "thing-place": ("Нормасы", "Норма", "Provision"),
    "thing-position": ("Лауазым", "Должность", "Position"),
    "thing-steps": ("Қатысушылар және әрекеттері", "Участники и действия", "Who does what"),
    "thing-begins": ("Басталуы", "Начало", "From"),
    "thing-ends": ("Аяқталуы", "Окончание", "Until"),
    "thing-parts": ("Бөліктері", "Части", "Parts"),
    "thing-facts": ("Осы нормада айтылған деректер", "Факты из этой нормы", "Facts stated here"),
    "thing-referring": ("Бұған сілтейтіндер", "Что на это ссылается", "What refers to it"),
    "thing-nominates": ("ұсынады", "представляет", "nominates"),
    "thing-concurs": ("келіседі", "согласует", "concurs"),
    "thing-consults": ("талқылайды", "обсуждает", "is consulted"),
    "thing-appoints": ("тағайындайды", "назначает", "appoints"),
    "thing-elects": ("сайлайды", "избирает", "elects"),
}


def text(key: str, lang: str) -> str:
    """The words of this key in the language."""
    return WORDS[key][LANGUAGES.index(lang)]


def language() -> str:
    """The language of the answer: what `lang=` says, else `Accept-Language`, else Kazakh. Raises `BadParameter`."""
    said = request.args.get("lang")
    if said is None:
        return _accepted()
    if said not in LANGUAGES:
        raise BadParameter(f"{said!r} is no language that is spoken here; there are kk, ru and en")
    return said


def language_of_errors() -> str:
    """As `language`, but an unknown one is passed over: an error page must not fail."""
    try:
        return language()
    except OkiletError:
        return _accepted()


def _accepted() -> str:
    if "HTTP_ACCEPT_LANGUAGE" not in request.environ:
        return LANGUAGES[0]
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
