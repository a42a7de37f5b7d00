"""Whatever the names, a list of them comes apart into the names it was made of."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.names.coordination import coordinated
from loaders.text import Text

_TOPICS = ("Теңіз", "Көпір", "Айлақ", "Арал жолдары", "Балық аулау", "Тау-кен", "Егін шаруашылығы", "Жел энергиясы")
_BODIES = ("министрлігінің", "агенттігінің", "комитетінің", "департаментінің", "орталығының", "академиясының")
_OFFICES = ("төрағасы", "басшысы", "директоры", "бастығы", "орынбасарлары", "бірінші орынбасары")
_TITLES = (("министрлері", "министрі"), ("министрлерінің орынбасарлары", "министрінің орынбасары"))

names = st.builds(
    lambda *words: " ".join(words), st.sampled_from(_TOPICS), st.sampled_from(_BODIES), st.sampled_from(_OFFICES)
)
topics = st.lists(st.sampled_from(_TOPICS), min_size=2, max_size=5, unique=True)


def joined(parts: list[str], with_and: bool) -> str:
    if with_and and len(parts) > 1:
        return f"{', '.join(parts[:-1])} және {parts[-1]}"
    return ", ".join(parts)


@given(st.lists(names, min_size=1, max_size=5), st.booleans())
def test_complete_names_come_apart_as_they_were(parts: list[str], with_and: bool) -> None:
    found = coordinated(Text.of(joined(parts, with_and))).parts
    assert [part.name for part in found] == parts


@given(topics, st.sampled_from(_TITLES), st.booleans())
def test_bare_names_take_the_office_at_the_end(parts: list[str], title: tuple[str, str], with_and: bool) -> None:
    many, one = title
    found = coordinated(Text.of(f"{joined(parts, with_and)} {many}")).parts
    assert [part.name for part in found] == [f"{part} {one}" for part in parts]


@given(topics, st.sampled_from(_TITLES))
def test_what_is_left_out_comes_apart_too(parts: list[str], title: tuple[str, str]) -> None:
    many, one = title
    found = coordinated(Text.of(f"{joined(parts, with_and=False)} {many}н қоспағанда, басқа {many}"))
    assert [part.name for part in found.exceptions] == [f"{part} {one}" for part in parts]
    assert [part.name for part in found.parts] == [f"басқа {many}"]


@given(st.lists(names, min_size=1, max_size=4), st.integers(min_value=0, max_value=500))
def test_every_part_keeps_its_place(parts: list[str], start: int) -> None:
    phrase = joined(parts, with_and=False)
    for part in coordinated(Text.of(phrase, start)).parts:
        first = part.words.origins[0] - start
        assert phrase[first : first + len(part.words)] == part.words.value
