"""What is shown of the changes between two dates: by kind and rule, the steps gone and come, and whom they bind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from queries.chains.answer import (
    STEP_COLUMNS,
    Answer,
    Edge,
    Node,
    Picture,
    Table,
    named,
    step_attributes,
    step_json,
    step_row,
)
from queries.chains.changes import KINDS, Change, Changes, Steps, not_yet, opening
from queries.chains.notes import Notes
from queries.chains.rules import Rules, Step
from queries.chains.shown.hops import step_line
from queries.chains.words import Words, role

_WORDS = {
    "title": {
        "kk": "Не өзгерді: {earlier} – {later}",
        "ru": "Что изменилось: {earlier} – {later}",
        "en": "What changed: {earlier} to {later}",
    },
    "added": {"kk": "Қосылған", "ru": "Добавлено", "en": "Added"},
    "ended": {"kk": "Қолданысы тоқтаған", "ru": "Прекратило действие", "en": "Ended"},
    "altered": {"kk": "Өзгерген", "ru": "Изменено", "en": "Altered"},
    "moved": {"kk": "Басқа актіге көшкен", "ru": "Перешло в другой акт", "en": "Now in another act"},
    "unknown": {
        "kk": "Бұрынғы редакциясы жүктелмеген, өзгергені белгісіз",
        "ru": "Прежняя редакция не загружена, изменилось ли – неизвестно",
        "en": "No earlier wording is loaded, so whether it changed is not known",
    },
    "counts": {
        "kk": "ережелер: {rules}, лауазымдар мен топтар: {positions}",
        "ru": "правил: {rules}, должностей и групп: {positions}",
        "en": "rules: {rules}, positions and classes: {positions}",
    },
    "also": {"kk": "сондай-ақ", "ru": "а также", "en": "and so for"},
    "post": {
        "kk": "ереженің өзі өзгермеген: лауазым күндердің бірінде болмаған",
        "ru": "само правило не менялось: в один из дней такой должности не было",
        "en": "the rule itself is the same: on one of the days there was no such position",
    },
    "own-now": {
        "kk": "«{old}» тобы туралы ереженің орнына өз ережесі",
        "ru": "собственное правило вместо правила о группе «{old}»",
        "en": "a rule of its own in place of that of {old}",
    },
    "class-now": {
        "kk": "өз ережесінің орнына «{new}» тобы туралы ереже",
        "ru": "правило о группе «{new}» вместо собственного",
        "en": "the rule of {new} in place of its own",
    },
    "other-class": {
        "kk": "«{old}» тобы туралы ереженің орнына «{new}» тобы туралы ереже",
        "ru": "правило о группе «{new}» вместо правила о группе «{old}»",
        "en": "the rule of {new} in place of that of {old}",
    },
    "none": {
        "kk": "Салыстыратын ештеңе жоқ: екі күннің ешқайсысында жүктелген ереже қолданыста болмаған.",
        "ru": "Сравнивать нечего: ни в один из дней загруженные правила не действовали.",
        "en": "Nothing to compare: no rule that is loaded stood on either day.",
    },
    "passing": {
        "kk": "Осы екі күннің арасында ғана қолданыста болған ережелер: {number}.",
        "ru": "Правил, действовавших только между этими днями: {number}.",
        "en": "Rules that stood only between the two days: {number}.",
    },
    "nothing": {"kk": "Өзгеріс жоқ.", "ru": "Изменений нет.", "en": "Nothing changed."},
    "bound": {
        "kk": "Ереже қолданылатын лауазымдар мен топтар: {earlier} – {before}, {later} – {after}.",
        "ru": "Должностей и групп, о которых есть правило: {earlier} – {before}, {later} – {after}.",
        "en": "Positions and classes with a rule: {before} on {earlier}, {after} on {later}.",
    },
}
_say = Words(_WORDS)


def shown(found: Changes, lang: str) -> Answer:
    """Changes in a language, in every form."""
    rules = found.rules
    title = _say("title", lang, earlier=found.earlier, later=found.later)
    if found.asked:
        title += f" ({rules.thing(found.asked).label(lang)})"
    notes = _notes(found, lang)
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines(found, lang)),
        content={
            "question": "changes",
            "from": found.earlier.isoformat(),
            "to": found.later.isoformat(),
            "position": named(rules.thing(found.asked)) if found.asked else None,
            "bound": {"from": found.bound[0], "to": found.bound[1]},
            "passing": found.passing,
            "counts": {kind: {"rules": _rules(found, kind), "positions": found.counted(kind)} for kind in KINDS},
            "changes": [_as_json(change, rules) for change in found.changes],
            "notes": list(notes),
        },
        table=_table(found, lang),
        picture=_picture(found, title, lang),
        notes=notes,
    )


def _lines(found: Changes, lang: str) -> Iterable[str]:
    rules = found.rules
    for kind in KINDS:
        groups = [same for same in found.by_rule if same[0].kind == kind]
        if not groups:
            continue
        counts = _say("counts", lang, rules=_rules(found, kind), positions=found.counted(kind))
        yield f"{_say(kind, lang)} ({counts})"
        for first, *others in groups:
            yield f"  {rules.thing(first.position).label(lang)}"
            yield from (f"    {sign} {step_line(step, rules, lang)}" for sign, step in _signed(first))
            yield from (f"    {said}" for said in _why(first, rules, lang))
            if others:
                labels = "; ".join(rules.thing(other.position).label(lang) for other in others)
                yield f"    {_say('also', lang)}: {labels}"
    before, after = found.bound
    if not found.changes:
        yield f"  {_say('nothing' if before else 'none', lang)}"
    yield _say("bound", lang, earlier=found.earlier, later=found.later, before=before, after=after)


def _signed(change: Change) -> Iterable[tuple[str, Step]]:
    """The steps gone with −, those come with +, those of both days with =."""
    gone, come = list(change.gone), list(change.come)
    yield from (("−", step) for step in gone)
    yield from (("+", step) for step in come)
    yield from (("=", step) for step in change.after if change.before and step not in come)


def _why(change: Change, rules: Rules, lang: str) -> Iterable[str]:
    if change.because:
        yield _say(change.because, lang)
    old, new = change.named
    if change.kind == "altered" and old != new:
        key = "other-class" if old and new else "own-now" if old else "class-now"
        yield _say(key, lang, old=rules.thing(old).label(lang), new=rules.thing(new).label(lang))


def _as_json(change: Change, rules: Rules) -> dict[str, object]:
    def steps(of: Steps) -> list[dict[str, object]]:
        return [step_json(step, rules.thing) for step in of]

    def rule(of: Steps) -> dict[str, object] | None:
        if not of:
            return None
        group = named(rules.thing(of[0].named)) if of[0].named else None
        return {"rule": of[0].rule, "act": of[0].act, "provision": of[0].provision, "class": group, "steps": steps(of)}

    return {
        "position": named(rules.thing(change.position)),
        "kind": change.kind,
        "because": change.because,
        "before": rule(change.before),
        "after": rule(change.after),
        "gone": steps(change.gone),
        "come": steps(change.come),
    }


def _table(found: Changes, lang: str) -> Table:
    """A row for each step: "gone", "come" or the "same", as it was before where it is gone and as it is after else."""
    rows: list[tuple[str, ...]] = []
    said: Mapping[str, str] = {"−": "gone", "+": "come", "=": "same"}
    for change in found.changes:
        head = (change.kind, change.because, change.position, found.rules.thing(change.position).label(lang))
        for sign, step in _signed(change):
            rows.append((*head, step.named, said[sign], *step_row(step, found.rules.thing, lang)))
    return Table(("kind", "because", "position", "position_label", "class", "step", *STEP_COLUMNS), tuple(rows))


def _picture(found: Changes, title: str, lang: str) -> Picture:
    """Who acts on whom by the rules that changed; where a rule names a class, on the class."""
    rules = found.rules
    edges: list[Edge] = []
    level: dict[str, int] = {}
    marks: dict[str, str] = {}
    for change in (c for same in found.by_rule for c in same if c is same[0] or c.named == ("", "")):
        level[change.position] = 0
        marks[change.position] = change.kind if change.kind in ("added", "ended") else ""
        for sign, step in _signed(change):
            style = {"−": "ended", "+": "added"}.get(sign, step.role)
            words = f"{sign} {role(step.role, lang)}" if sign != "=" else role(step.role, lang)
            edges.append(Edge(step.authority, change.position, words, style, step_attributes(step)))
    for edge in edges:
        level.setdefault(edge.who, 1)
    start = found.asked if found.asked in level else next(iter(level), "")
    things = {iri: rules.thing(iri) for iri in level}
    nodes = (Node(i, thing.label(lang), thing.kind, level[i], marks.get(i, "")) for i, thing in things.items())
    return Picture(title, tuple(nodes), tuple(edges), start)


def _rules(found: Changes, kind: str) -> int:
    return len({change.rules for change in found.changes if change.kind == kind})


def _notes(found: Changes, lang: str) -> tuple[str, ...]:
    """Which rules ended, and of which acts no wording is loaded for one of the days."""
    rules, notes = found.rules, Notes(found.rules, lang)
    if found.asked and not found.concerned:
        notes.no_rule(found.asked)
    opened = opening(found.concerned)
    read = {s.act: replace(s, begins=opened[s.act]) for s in found.concerned if s.act in opened}
    for day in (found.earlier, found.later):
        unmade = not_yet(rules, day)
        notes.of_time((s for s in read.values() if day < s.begins and s.act not in unmade), day)
    for step in {(s.act, s.valid_to): s for s in found.concerned if s.valid_to}.values():
        notes.of_time((step,), max(found.later, step.begins))
    passing = (_say("passing", lang, number=found.passing),) if found.passing else ()
    return (*notes.all(), *passing)
