"""Records of deletion, of one provision and of several at once."""

from __future__ import annotations

import pytest

from loaders.model import ActKey, ActKind, ProvisionKind
from loaders.structure.gone import gone_together, record_of_end
from loaders.structure.outline import Outline, Place
from loaders.text import Text

RECORD = "Алып тасталды - ҚР Үкіметінің 05.10.2022 № 27 қаулысымен."


@pytest.mark.parametrize(
    ("value", "before", "numbers", "listed"),
    [
        (f"2 - 4. {RECORD}", "1", ("2", "3", "4"), False),
        (f"2–3. {RECORD}", "1", ("2", "3"), False),
        (f"2-4. {RECORD}", "1", ("2", "3", "4"), False),
        (f"10, 12. {RECORD}", "9", ("10", "12"), False),
        (f"7 және 7-1. {RECORD}", "6", ("7", "7-1"), False),
        (f"2)-4) {RECORD}", "5", ("2", "3", "4"), True),
        (f"3), 5) {RECORD}", "5", ("3", "5"), True),
        (f"3) және 4) ({RECORD})", "5", ("3", "4"), True),
    ],
)
def test_one_record_deletes_several(value: str, before: str, numbers: tuple[str, ...], listed: bool) -> None:
    gone = gone_together(value, before)
    assert gone is not None
    assert (gone.numbers, gone.listed) == (numbers, listed)
    assert value[gone.words :].startswith("Алып тасталды")


@pytest.mark.parametrize(
    ("value", "before"),
    [
        (f"2-4. {RECORD}", "2"),  # the fourth paragraph added after paragraph 2
        (f"2-4. {RECORD}", "2-3"),
        (f"5-1. {RECORD}", "4"),
        (f"19. {RECORD}", "18"),
        ("2 - 4. Көлде балық ауланады.", "1"),
        ("2, 3-тармақтар алып тасталды.", "1"),
    ],
)
def test_other_passages_delete_no_several(value: str, before: str) -> None:
    assert gone_together(value, before) is None


@pytest.mark.parametrize(
    ("words", "place"), [(RECORD, 0), (f"({RECORD})", 1), ("Көл алып тасталды деп саналмайды.", None)]
)
def test_a_record_may_stand_in_brackets(words: str, place: int | None) -> None:
    assert record_of_end(words) == place


def test_deleted_provisions_stand_in_the_tree_one_by_one() -> None:
    outline = Outline(Place(ActKey(ActKind.RESOLUTION, "government"), "annex-1"))
    for passage in (
        "1-тарау. Жалпы ережелер",
        "1. Көлде:",
        "1) балық ауланады;",
        "2) - 3) алып тасталды - ҚР Үкіметінің 05.10.2022 № 27 қаулысымен;",
        "4) қамыс егіледі.",
        f"2 – 3. {RECORD}",
        "4. Көл қоршалады.",
        f"2-тарау {RECORD}",
    ):
        outline.feed_text(Text.of(passage))
    said = [(p.path.removeprefix("annex-1/"), p.repealed) for p in outline.provisions]
    assert said == [
        ("chapter-1", False),
        ("chapter-1/title", False),
        ("1", False),
        ("1/1", False),
        ("1/2", True),
        ("1/3", True),
        ("1/4", False),
        ("2", True),
        ("3", True),
        ("4", False),
        ("chapter-2", True),
    ]
    assert [note.target.removeprefix("annex-1/") for note in outline.notes] == ["1/2", "1/3", "2", "3", "chapter-2"]
    assert {p.kind for p in outline.provisions if p.repealed} == {
        ProvisionKind.CHAPTER,
        ProvisionKind.PARAGRAPH,
        ProvisionKind.SUBPARAGRAPH,
    }
