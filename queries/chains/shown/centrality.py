"""What is shown of the measures of authority: each with a sentence on what it says, and those who have most of it."""

from __future__ import annotations

from collections.abc import Iterator

from queries.chains.answer import Answer, Table, named
from queries.chains.centrality import MEASURES, Centralities, Standing
from queries.chains.forms import aligned
from queries.chains.shown.whole import between, label, notes, number
from queries.chains.words import Words, dated

COLUMNS = ("rank", "authority", "authority_label", "kind", *MEASURES)
_FIRST = 10
_DRAWN = 5  # of each measure

SAYS = {
    "directly": {
        "kk": "Тікелей: өзі тікелей шешім қабылдауға қатысатын лауазымдар саны.",
        "ru": "Прямо: число должностей, в решении о которых участвует сам.",
        "en": "Directly: the posts on which it acts itself.",
    },
    "in_the_end": {
        "kk": "Түптеп келгенде: тағайындау тізбегі тікелей немесе басқалар арқылы оған жететін лауазымдар саны.",
        "ru": "В конечном счёте: число должностей, цепочка назначения которых приводит к нему прямо или через других.",
        "en": "In the end: the posts whose chain of appointment comes to it, directly or through others.",
    },
    "gate": {
        "kk": "Қақпа: жоғарыға апаратын барлық жолы ол арқылы өтетін лауазымдар саны — оны айналып өту мүмкін емес.",
        "ru": "Ворота: число должностей, от которых все пути наверх идут через него, — обойти его нельзя.",
        "en": "Gate: the posts whose every way up to the top passes it; nobody gets around it.",
    },
    "passes": {
        "kk": "Өтеді: әр лауазым бір бірлік болып, ол туралы шешім қабылдайтындарға, олардан жоғарыдағыларға тең "
        "бөлінгенде, оған жететін бірлік саны.",
        "ru": "Проходит: сколько единиц доходит до него, если каждая должность даёт одну и та делится поровну между "
        "теми, кто о ней решает, а от них — между теми, кто выше.",
        "en": "Passes: how many posts' worth comes to it, where each post is worth one, shared equally by those who "
        "act on it, and on by those above them.",
    },
    "ends": {
        "kk": "Қалады: одан жоғары ешкім болмағандықтан, соның қолында қалатын бірлік саны.",
        "ru": "Остаётся: сколько этих единиц остаётся у него, потому что выше никого нет.",
        "en": "Ends: how much of that worth stays with it, as nobody stands above.",
    },
    "between": {
        "kk": "Арада: ең қысқа тізбегі ол арқылы өтетін жұптардың (жоғарыдағы мен төмендегінің) саны — басқалардың "
        "арасында қаншалықты жиі тұратыны.",
        "ru": "Между: число пар (вышестоящий и нижестоящий), кратчайшая цепочка между которыми идёт через него, — "
        "как часто он стоит между другими.",
        "en": "Between: pairs of one above and one below whose shortest chain passes it; how often it stands between "
        "others.",
    },
}
_WORDS = {
    "title": {
        "kk": "Өкілеттік өлшемдері: кім қай жағынан маңызды",
        "ru": "Меры власти: кто чем важен",
        "en": "Measures of authority: who matters, and how",
    },
    "sampled": {
        "kk": "«Арада» өлшемі {n} шешім қабылдаушыдан құралған іріктеме бойынша шамамен есептелді; ол әрдайым бірдей.",
        "ru": "Мера «между» оценена по выборке из {n} вышестоящих; выборка всегда одна и та же.",
        "en": "“Between” is estimated from a sample of {n} authorities, always the same one.",
    },
}
_say = Words(_WORDS)


def shown(found: Centralities, lang: str, *, latest: bool = False) -> Answer:
    """The measures of a day in a language; `latest`: nobody said a day."""
    powers = found.powers
    said = notes(powers, found.roles, lang, latest=latest)
    if found.sampled:
        said += (_say("sampled", lang, n=found.sampled),)
    title = dated(_say("title", lang), powers.day.isoformat(), lang)
    drawn = dict.fromkeys(one.authority for measure in MEASURES for one in found.first(measure, _DRAWN))
    says = {one.authority: _in_words(one, lang) for one in found.standings if one.authority in drawn}
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines(found, lang)),
        content={
            "question": "centrality",
            "as_of": powers.day.isoformat(),
            "roles": list(found.roles),
            "posts": found.posts,
            "sampled": found.sampled,
            "measures": SAYS,
            "authorities": [
                {"authority": named(powers.rules.thing(one.authority)), **{name: one.of(name) for name in MEASURES}}
                for one in found.standings
            ],
            "notes": list(said),
        },
        table=Table(COLUMNS, tuple(_row(found, place, one, lang) for place, one in enumerate(found.standings, 1))),
        picture=between(powers, found.roles, tuple(drawn), says, title, lang),
        notes=said,
    )


def _lines(found: Centralities, lang: str) -> Iterator[str]:
    for measure in MEASURES:
        yield SAYS[measure][lang]
        first = found.first(measure, _FIRST)
        if first:
            rows = (
                (str(n), label(found.powers, one.authority, lang), number(one.of(measure), lang))
                for n, one in enumerate(first, 1)
            )
            yield from aligned(rows)


def _in_words(one: Standing, lang: str) -> str:
    return "; ".join(f"{SAYS[name][lang].partition(':')[0]}: {number(one.of(name), lang)}" for name in MEASURES)


def _row(found: Centralities, place: int, one: Standing, lang: str) -> tuple[str, ...]:
    thing = found.powers.rules.thing(one.authority)
    cells = (f"{one.of(name):.6f}".rstrip("0").rstrip(".") for name in MEASURES)
    return str(place), one.authority, thing.label(lang), thing.kind, *cells
