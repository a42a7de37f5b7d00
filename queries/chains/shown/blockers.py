"""What is shown of who can block a post: who can alone, directly and in the end, then larger sets, each with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from queries.chains.answer import (
    STEP_COLUMNS,
    Answer,
    Edge,
    Node,
    Picture,
    Table,
    iso,
    named,
    stated,
    step_edge,
    step_json,
    step_row,
    through_edge,
    through_row,
)
from queries.chains.blockers import Blockers, Blocking, Why
from queries.chains.walk import Link
from queries.chains.words import Words, dated, role_on, say, through
from queries.names import Thing

REASONED = 1_000  # sets given with their steps; further ones with their members alone
_LISTED = 25  # sets of one kind in the text form

_WORDS = {
    "title": {
        "kk": "Тағайындауды кім бөгей алады: {name}",
        "ru": "Кто может заблокировать назначение: {name}",
        "en": "Who can block the appointment: {name}",
    },
    "directly": {
        "kk": "Жалғыз өзі, тікелей",
        "ru": "В одиночку, напрямую",
        "en": "Alone, directly",
    },
    "in-the-end": {
        "kk": "Жалғыз өзі, түптеп келгенде (әрекет ететіндердің тағайындалуы арқылы)",
        "ru": "В одиночку, в конечном счёте (через назначения тех, кто действует)",
        "en": "Alone, in the end (through the appointments of those who act)",
    },
    "nobody": {
        "kk": "Жалғыз өзі ешкім бөгей алмайды.",
        "ru": "В одиночку не может никто.",
        "en": "Nobody can alone.",
    },
    "2": {"kk": "Тек екеуі бірге", "ru": "Только оба вместе", "en": "Only both together"},
    "3": {"kk": "Тек үшеуі бірге", "ru": "Только все трое вместе", "en": "Only all three together"},
    "4": {"kk": "Тек төртеуі бірге", "ru": "Только все четверо вместе", "en": "Only all four together"},
    "end": {"kk": "түптеп келгенде", "ru": "в конечном счёте", "en": "in the end"},
    "idle": {"kk": "әрекет ете алмайды", "ru": "не может действовать", "en": "can not act"},
    "group": {"kk": "топтың тиістісі", "ru": "соответствующий из группы", "en": "the respective one of the group"},
    "head": {"kk": "басшысы арқылы әрекет етеді", "ru": "действует через руководителя", "en": "acts through its head"},
    "through": {"kk": "органның басшысы", "ru": "как руководитель органа", "en": "as head of the organ"},
    "says-head": {
        "kk": "«Басшысы арқылы»: басшысы жоқ орган әрекет етпейді деп саналды; бұл басшы орган үшін жалғыз өзі бас "
        "тарта алады деген сөз емес.",
        "ru": "«Через руководителя»: считается, что орган без руководителя не действует; это не значит, что "
        "руководитель может отказать за орган один.",
        "en": "“Through its head”: an organ that nobody heads is taken not to act; this does not mean that its head "
        "alone can refuse for it.",
    },
    "says-group": {
        "kk": "«Топтың тиістісі»: ереже топты атайды, оның қайсысы екені жүктелген деректерде айтылмаған.",
        "ru": "«Соответствующий из группы»: правило называет группу; кто именно из неё, в данных не сказано.",
        "en": "“The respective one of the group”: the rule names a group; which one of it the loaded data do not say.",
    },
    "condition": {
        "kk": "Шарты бар қадам қажет деп саналды; шарттың орындалуы тексерілмейді.",
        "ru": "Шаг с условием считается нужным; выполнено ли условие, не проверяется.",
        "en": "A step with a condition counts as needed; whether the condition holds is not examined.",
    },
    "together": {
        "kk": "Тікелей, тек бірге (біреуі түптеп келгенде жалғыз өзі де бөгейді)",
        "ru": "Напрямую, только вместе (один из них в конечном счёте блокирует и сам)",
        "en": "Directly, only together (one of them blocks without the others in the end)",
    },
    "no-rule": {
        "kk": "Бұл күні жүктелген ережелердің ешқайсысы қолданыста емес; кім бөгей алатыны белгісіз.",
        "ru": "На этот день ни одно загруженное правило не действует; кто мог бы блокировать, неизвестно.",
        "en": "No loaded rule stands on this day; who could block is not known.",
    },
    "more": {
        "kk": "… және тағы {n}: бәрі json мен csv түрінде беріледі",
        "ru": "… и ещё {n}: все даны в json и csv",
        "en": "… and {n} more: json and csv give all",
    },
    "reasoned": {
        "kk": "Қадамдар алғашқы {n} жиын үшін ғана көрсетілді.",
        "ru": "Шаги указаны только для первых {n} наборов.",
        "en": "Steps are given for the first {n} sets alone.",
    },
    "blocks": {"kk": "жалғыз өзі бөгейді", "ru": "блокирует в одиночку", "en": "blocks alone"},
    "with": {"kk": "басқалармен бірге бөгейді", "ru": "блокирует вместе с другими", "en": "blocks with others"},
}
_say = Words(_WORDS)


def shown(found: Blockers, lang: str) -> Answer:
    """Who can block, in a language, in every form."""
    whys = [found.why(blocking) for blocking in found.sets[:REASONED]]
    notes = (*found.notes, *_meanings(found, whys, lang))
    if len(found.sets) > REASONED:
        notes += (_say("reasoned", lang, n=str(REASONED)),)
    return Answer(
        title=title(found, lang),
        lang=lang,
        lines=tuple(_lines(found, whys, lang)),
        content=_content(found, whys, notes),
        table=_table(found, whys, lang),
        picture=_picture(found, whys, lang),
        notes=notes,
    )


def _meanings(found: Blockers, whys: Sequence[Why], lang: str) -> Iterator[str]:
    """What words mean that the answer has, and how conditions in it are taken."""
    told = (*whys, *(found.why(blocking) for blocking in found.together[:_LISTED]))
    if any(link.step.condition for why in told for link in why.links):
        yield _say("condition", lang)
    if _heads(found, whys):
        yield _say("says-head", lang)
    if any("class" in one.thing.kind for blocking in (*found.sets, *found.together) for one in blocking.members):
        yield _say("says-group", lang)


def title(found: Blockers, lang: str) -> str:
    """A heading for the answer."""
    return dated(_say("title", lang, name=found.position.label(lang)), iso(found.as_of), lang)


def _lines(found: Blockers, whys: Sequence[Why], lang: str) -> Iterator[str]:
    if found.as_of is None:
        yield f"  {say('nothing', lang)}"
        return
    if not found.ruled:
        yield f"  {_say('no-rule', lang)}"
        return
    heads = _heads(found, whys)
    reasons = [each for each in zip(found.sets, whys, strict=False) if _sole(each[0]) not in heads]
    alone = {blocking.members[0].thing.iri for blocking in found.alone}
    if not alone:
        yield f"  {_say('nobody', lang)}"
    for key, size, direct in (
        ("directly", 1, True),
        ("in-the-end", 1, False),
        *((str(size), size, None) for size in range(2, found.size + 1)),
    ):
        those = [each for each in reasons if _is(each[0], size, direct)]
        count = sum(_is(blocking, size, direct) and _sole(blocking) not in heads for blocking in found.sets)
        if count:
            yield f"  {_say(key, lang)}:"
        for blocking, why in those[:_LISTED]:
            yield from _told(blocking, why, alone, heads, lang)
        yield from _more(count - min(len(those), _LISTED), lang)
    if found.together:
        yield f"  {_say('together', lang)}:"
    for blocking in found.together[:_LISTED]:
        yield from _told(blocking, found.why(blocking), set(), heads, lang)
    yield from _more(len(found.together) - _LISTED, lang)


def _more(number: int, lang: str) -> Iterator[str]:
    if number > 0:
        yield f"    {_say('more', lang, n=str(number))}"


def _is(blocking: Blocking, size: int, direct: bool | None) -> bool:
    return len(blocking.members) == size and direct in (None, blocking.direct)


def _sole(blocking: Blocking) -> str:
    """The one that blocks alone; "" of several."""
    return blocking.members[0].thing.iri if len(blocking.members) == 1 else ""


def _heads(found: Blockers, whys: Sequence[Why]) -> dict[str, tuple[Thing, Thing]]:
    """Of those who block alone only as heads of an organ that does, the two."""
    organs = {_sole(blocking) for blocking in found.alone if blocking.members[0].thing.kind == "organ"}
    heads: dict[str, tuple[Thing, Thing]] = {}
    for blocking, why in zip(found.sets, whys, strict=False):
        who = _sole(blocking)
        own = any(link.authority.iri == who for link in why.links)
        for of, acting in why.onward:
            if who and acting.iri == who and of.iri in organs and not own:
                heads.setdefault(who, (acting, of))
    return heads


def _told(
    blocking: Blocking, why: Why, alone: set[str], heads: Mapping[str, tuple[Thing, Thing]], lang: str
) -> Iterator[str]:
    """A set and its steps; before each who takes it, where several are in the set."""
    sole, members = _sole(blocking), {member.thing.iri for member in blocking.members}
    remark = "" if sole or blocking.direct else f" ({_say('end', lang)})"
    yield f"    {' + '.join(_name(member.thing, lang) for member in blocking.members)}{remark}"
    for link in why.links:
        who = f"{link.authority.label(lang)} – "
        if link.authority.iri in members:
            yield f"      {'' if sole else who}{_does(link, lang)}"
        elif link.authority.iri not in alone:
            yield f"      {_say('idle', lang)}: {who}{_does(link, lang)}"
    for of, acting in why.onward:
        if acting.iri in members:
            who = f"{acting.label(lang)} – "
            yield f"      {'' if sole else who}{through(of, lang)}: {of.label(lang)}"
    for head, organ in heads.values():
        if organ.iri == sole:
            yield f"      {_say('head', lang)}: {head.label(lang)}"


def _does(link: Link, lang: str) -> str:
    return f"{role_on(link.step.role, lang)}: {link.of.label(lang)} {stated(link.step)}"


def _name(thing: Thing, lang: str) -> str:
    return thing.label(lang) + (f" ({_say('group', lang)})" if "class" in thing.kind else "")


def _set(found: Blockers, blocking: Blocking, why: Why | None) -> dict[str, object]:
    said: dict[str, object] = {
        "size": len(blocking.members),
        "direct": blocking.direct,
        "members": [{**named(one.thing), "kind": one.thing.kind, "depth": one.depth} for one in blocking.members],
    }
    if why:
        said["steps"] = [step_json(link.step, found.rules.thing, link.depth) for link in why.links]
        said["through"] = [{"of": named(of), "acts": named(who)} for of, who in why.onward]
    return said


def _content(found: Blockers, whys: Sequence[Why], notes: Iterable[str]) -> Mapping[str, object]:
    return {
        "question": "blockers",
        "position": named(found.position),
        "as_of": iso(found.as_of),
        "depth": found.depth,
        "largest": found.size,
        "exact_up_to": found.exact,
        "sets": [_set(found, blocking, why) for blocking, why in zip_longest(found.sets, whys)],
        "directly_together": [_set(found, one, found.why(one)) for one in found.together[:REASONED]],
        "notes": list(notes),
    }


def _table(found: Blockers, whys: Sequence[Why], lang: str) -> Table:
    """A row for each member of a set and each step of its own by which the set blocks."""
    header = ("set", "size", "direct", "blocker", "blocker_label", "blocker_kind", "depth", *STEP_COLUMNS)
    rows: list[tuple[str, ...]] = []
    for place, blocking in enumerate(found.sets):
        why = whys[place] if place < len(whys) else Why((), ())
        for one in blocking.members:
            who = one.thing
            first = (str(place + 1), str(len(blocking.members)), "true" if blocking.direct else "false")
            start = (*first, who.iri, who.label(lang), who.kind, str(one.depth))
            own = [step_row(link.step, found.rules.thing, lang) for link in why.links if link.authority.iri == who.iri]
            own += (through_row(who, of, lang) for of, acting in why.onward if acting.iri == who.iri)
            rows += [(*start, *step) for step in own or [("",) * len(STEP_COLUMNS)]]
    return Table(header, tuple(rows))


def _picture(found: Blockers, whys: Sequence[Why], lang: str) -> Picture:
    """The post, those who block it, and what lies between."""
    alone = {blocking.members[0].thing.iri for blocking in found.alone}
    together = {one.thing.iri for blocking in found.sets for one in blocking.members} - alone
    heads = _heads(found, whys)
    level = {found.position.iri: (found.position, 0)}
    edges: dict[tuple[object, ...], Edge] = {}
    for why in whys:
        for link in why.links:
            level.setdefault(link.of.iri, (link.of, link.depth - 1))
            level.setdefault(link.authority.iri, (link.authority, link.depth))
            step = link.step
            edges[step.rule, step.position, step.authority, step.role, step.order] = step_edge(step, lang, link.depth)
        for of, who in why.onward:
            level.setdefault(of.iri, (of, 0))
            level.setdefault(who.iri, (who, level[of.iri][1]))
            edges["through", of.iri, who.iri] = through_edge(who, of, lang)
    nodes: list[Node] = []
    for iri, (thing, depth) in level.items():
        mark = (
            "start" if iri == found.position.iri else "blocker" if iri in alone else "pair" if iri in together else ""
        )
        says = (
            _say("through", lang)
            if iri in heads
            else _say("blocks", lang)
            if mark == "blocker"
            else _say("with", lang)
            if mark == "pair"
            else ""
        )
        nodes.append(Node(iri, thing.label(lang), thing.kind, depth, mark, says))
    return Picture(title(found, lang), tuple(nodes), tuple(edges.values()), found.position.iri)
