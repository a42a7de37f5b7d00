"""Word classes told by suffixes, and words that look like another class."""

import pytest

from loaders.clauses.words import Kind, words_of
from loaders.names.morphology import Case


@pytest.mark.parametrize(
    ("word", "kind", "case"),
    [
        ("бекітеді", Kind.FINITE, Case.NOMINATIVE),
        ("қояды", Kind.FINITE, Case.NOMINATIVE),
        ("қолданылмайды", Kind.FINITE, Case.NOMINATIVE),
        ("жағдайды", Kind.NOUN, Case.ACCUSATIVE),
        ("айды", Kind.NOUN, Case.ACCUSATIVE),
        ("етсін", Kind.IMPERATIVE, Case.NOMINATIVE),
        ("басшысын", Kind.NOUN, Case.ACCUSATIVE),
        ("бекітетін", Kind.PARTICIPLE, Case.NOMINATIVE),
        ("құзыретін", Kind.NOUN, Case.ACCUSATIVE),
        ("жіберілген", Kind.PARTICIPLE, Case.NOMINATIVE),
        ("бекітілгеннен", Kind.INFINITIVE, Case.ABLATIVE),
        ("өткені", Kind.INFINITIVE, Case.NOMINATIVE),
        ("бекітуді", Kind.INFINITIVE, Case.ACCUSATIVE),
        ("ұсынуы", Kind.INFINITIVE, Case.NOMINATIVE),
        ("жою", Kind.INFINITIVE, Case.NOMINATIVE),
        ("сақтамай", Kind.CONVERB, Case.NOMINATIVE),
        ("есеп", Kind.NOUN, Case.NOMINATIVE),
        ("қабылдамаса", Kind.CONDITIONAL, Case.NOMINATIVE),
        ("маңызды", Kind.NOUN, Case.NOMINATIVE),
        ("мүмкін", Kind.MODAL, Case.NOMINATIVE),
        ("туралы", Kind.POSTPOSITION, Case.NOMINATIVE),
        ("14-тармағында", Kind.NOUN, Case.LOCATIVE),
    ],
)
def test_class_and_case(word: str, kind: Kind, case: Case) -> None:
    (found,) = words_of(word)
    assert (found.kind, found.case) == (kind, case)


@pytest.mark.parametrize(
    ("word", "acts"),
    [("басшысына", True), ("бөлімшелері", True), ("СІМ-не", True), ("беруші", True), ("олар", True), ("Әкімшілік", True),
     ("әкімшілік", False), ("әскери", False), ("алынғаны", False), ("орындалуын", False)],
)  # fmt: skip
def test_who_can_act(word: str, acts: bool) -> None:
    (found,) = words_of(word)
    assert found.acts is acts


def test_quoted_names_and_brackets_are_one_word() -> None:
    kinds = [w.kind for w in words_of('"Көне қор" мұражайының (филиалының) директоры')]
    assert kinds == [Kind.QUOTED, Kind.NOUN, Kind.BRACKET, Kind.NOUN] or kinds[1] is Kind.BRACKET
