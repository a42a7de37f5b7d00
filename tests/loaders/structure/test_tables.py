"""Flattened appointment tables, one phenomenon a case. Organs are invented."""

import pytest

from loaders.model import Provision, ProvisionKind
from loaders.text import Text
from tests.loaders.structure.tables import ACT, cells, table_of

HEADS = (
    "Кім тағайындайды (\nсайлайды)\n \n\nТағайындау (сайлау) \nүшін кім ұсынады\n\nКіммен келісіледі\n \n\n"
    "1\n \n\n2\n \n\n3\n \n\n4\n \n\n"
)
# Rows with all cells: the habits of this table.
FULL = """Бақтар агенттігінің 
төрағасы

Президент

Әкімшілік Басшысы

Парламент Сенаты

Су қоры министрінің 
орынбасарлары

Президент

Су қоры министрі

Комиссия*

Көпірлер министрлігі 
Жолдар комитетінің 
төрағасы

Көпірлер министрі

Көпірлер министрі

Премьер-Министр, 
Әкімшілік Басшысы

"""
FULL_ROWS = [
    ("Бақтар агенттігінің төрағасы", "Президент", "Әкімшілік Басшысы", "Парламент Сенаты"),
    ("Су қоры министрінің орынбасарлары", "Президент", "Су қоры министрі", "Комиссия*"),
    (
        "Көпірлер министрлігі Жолдар комитетінің төрағасы",
        "Көпірлер министрі",
        "Көпірлер министрі",
        "Премьер-Министр, Әкімшілік Басшысы",
    ),
]


def test_cells_parted_by_empty_lines() -> None:
    assert cells(FULL) == FULL_ROWS


def test_heads_go_before_the_rows_and_their_numbers_with_them() -> None:
    table, _, _ = table_of(HEADS + FULL)
    assert [head.value for head in table.heads] == [
        "",
        "Кім тағайындайды (сайлайды)",
        "Тағайындау (сайлау) үшін кім ұсынады",
        "Кіммен келісіледі",
    ]
    assert [tuple(c.text.value for c in row.cells) for row in table.rows] == FULL_ROWS


def test_rows_are_provisions_with_their_words_and_places() -> None:
    table, provisions, _ = table_of(FULL)
    assert [p.path for p in provisions] == [row.path for row in table.rows] == [f"annex-1/row-{n}" for n in (1, 2, 3)]
    assert {p.kind for p in provisions} == {ProvisionKind.ROW}
    assert provisions[1].text.value == "Су қоры министрінің орынбасарлары | Президент | Су қоры министрі | Комиссия*"
    cell = table.rows[1].cells[2].text
    assert "".join(FULL[o] for o in cell.origins if o >= 0).split() == cell.value.split()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            "Ауа агенттігі төрағасының \nорынбасарлары\n\nПрезидент Ауа агенттігінің төрағасы Комиссия*\n",
            ("Ауа агенттігі төрағасының орынбасарлары", "Президент", "Ауа агенттігінің төрағасы", "Комиссия*"),
            id="three cells on one line",
        ),
        pytest.param(
            "Қайық министрлігі Айлақ комитеті \nтөрағасының орынбасарлары\n\nМинистр Министр Премьер-Министр, \n"
            "Әкімшілік Басшысы\n",
            (
                "Қайық министрлігі Айлақ комитеті төрағасының орынбасарлары",
                "Министр",
                "Министр",
                "Премьер-Министр, Әкімшілік Басшысы",
            ),
            id="short cells before the first line of a long one",
        ),
        pytest.param(
            "Қайық министрлігінің \nаппарат басшысы Қайық министрі\n\nӘкімшілік Басшысы\n",
            ("Қайық министрлігінің аппарат басшысы", "Қайық министрі", "", "Әкімшілік Басшысы"),
            id="a cell on the last line of its neighbour",
        ),
        pytest.param(
            "Күзет қызметі бастығының \nорынбасарлары\n\nПрезидент\nКүзет қызметінің \nбастығы\n",
            ("Күзет қызметі бастығының орынбасарлары", "Президент", "Күзет қызметінің бастығы", ""),
            id="a cell right below its neighbour",
        ),
        pytest.param(
            "Министрліктердің аппарат \nбасшылары\n\nминистрлер министрлер\nПремьер-Министр, \nӘкімшілік Басшысы\n",
            (
                "Министрліктердің аппарат басшылары",
                "министрлер",
                "министрлер",
                "Премьер-Министр, Әкімшілік Басшысы",
            ),
            id="the same authority twice in small letters",
        ),
        pytest.param(
            "Президент жанындағы \nмұрағаттың директоры\n\nПрезидент Президент Кеңсесінің бастығы\n",
            ("Президент жанындағы мұрағаттың директоры", "Президент", "Президент Кеңсесінің бастығы", ""),
            id="an office that owns what follows is no cell of its own",
        ),
    ],
)
def test_cells_printed_together(row: str, expected: tuple[str, ...]) -> None:
    assert cells(FULL + row) == [*FULL_ROWS, expected]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            "Орман министрлігінің \nаппарат басшысы\n\nОрман министрі\n\nӘкімшілік Басшысы\n",
            ("Орман министрлігінің аппарат басшысы", "Орман министрі", "", "Әкімшілік Басшысы"),
            id="who stands above the appointer consents",
        ),
        pytest.param(
            "Президенттің кеңесшілері\n\nПрезидент\n\nӘкімшілік Басшысы\n",
            ("Президенттің кеңесшілері", "Президент", "Әкімшілік Басшысы", ""),
            id="for the head of state someone proposes",
        ),
        pytest.param(
            "Орман академиясының \nпроректоры\n\nОрман министрі\n\nОрман министрі\n",
            ("Орман академиясының проректоры", "Орман министрі", "Орман министрі", ""),
            id="the same authority twice proposes to itself",
        ),
        pytest.param(
            "Орман академиясының \nпроректоры\n\nОрман министрі\n\nКомиссия*\n",
            ("Орман академиясының проректоры", "Орман министрі", "", "Комиссия*"),
            id="a commission consents",
        ),
        pytest.param(
            "Аудандардың әкімдері\n\nоблыс әкімі\n\nӘкімшілік Басшысы, аудан \nмәслихаты\n",
            ("Аудандардың әкімдері", "облыс әкімі", "", "Әкімшілік Басшысы, аудан мәслихаты"),
            id="a list of authorities consents",
        ),
        pytest.param(
            "Бақша компаниясының \nбасқарма төрағасы\n\nҮкімет\n\nПрезидент немесе оның \nтапсырмасы бойынша \n"
            "Әкімшілік Басшысы\n",
            (
                "Бақша компаниясының басқарма төрағасы",
                "Үкімет",
                "",
                "Президент немесе оның тапсырмасы бойынша Әкімшілік Басшысы",
            ),
            id="who may let another act for him consents",
        ),
        pytest.param(
            "Бала құқықтары жөніндегі \nуәкіл\n\nПарламент Сенаты\n\nПрезидент\n",
            ("Бала құқықтары жөніндегі уәкіл", "Парламент Сенаты", "Президент", ""),
            id="to a chamber the head of state proposes",
        ),
        pytest.param(
            "Ауыл, Тау министрлері**\n\nПрезидент\n",
            ("Ауыл, Тау министрлері**", "Президент", "", ""),
            id="an authority alone appoints",
        ),
    ],
)
def test_the_column_of_cells_whose_neighbours_were_lost(row: str, expected: tuple[str, ...]) -> None:
    assert cells(FULL + row) == [*FULL_ROWS, expected]


def test_a_trace_of_an_empty_cell_keeps_its_column() -> None:
    row = "Жайлау агенттігінің \nтөрағасы\n \n\nПрезидент\n \n\n \n\nӘкімшілік Басшысы\n \n"
    assert cells(FULL + row)[-1] == ("Жайлау агенттігінің төрағасы", "Президент", "", "Әкімшілік Басшысы")


def test_two_columns_that_fit_are_a_doubt() -> None:
    row = "Қалалық соттардың \nсудьялары\n\nПрезидент\n\nЖоғары кеңес\n"
    table, _, _ = table_of(FULL + row)
    assert [r.doubt for r in table.rows] == ["", "", "", "column"]


def test_what_the_act_says_decides_a_column() -> None:
    rows = "Қалалық соттардың \nсудьялары\n\nПрезидент\n\nЖоғары кеңес\n"
    said = "Судьялардың кандидатуралары Жоғары кеңеспен келісілуге тиіс."
    rule = Provision(ACT, "annex-2/1", ProvisionKind.PARAGRAPH, Text.of(said))
    assert cells(FULL + rows, [rule])[-1] == ("Қалалық соттардың судьялары", "Президент", "", "Жоғары кеңес")


PAGE = "\n\n\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            f"Жайлау агенттігі \nтөрағасының \n{PAGE}орынбасарлары\n\nПрезидент\n\nЖайлау агенттігінің \nтөрағасы\n",
            ("Жайлау агенттігі төрағасының орынбасарлары", "Президент", "Жайлау агенттігінің төрағасы", ""),
            id="through the first cell",
        ),
        pytest.param(
            f"Жайлау агенттігі \nтөрағасының \n\nПрезидент\n\nЖайлау агенттігінің \n{PAGE}орынбасарлары\n\nтөрағасы\n",
            ("Жайлау агенттігі төрағасының орынбасарлары", "Президент", "Жайлау агенттігінің төрағасы", ""),
            id="through two cells at once",
        ),
        pytest.param(
            f"Жайлау министрлігінің \nЕгінге Премьер-Министр,\n{PAGE}қарсы құрттар \nкомитетінің төрағасы\n\n"
            "Жайлау министрі\n\nЖайлау министрі\n\nӘкімшілік Басшысы\n",
            (
                "Жайлау министрлігінің Егінге қарсы құрттар комитетінің төрағасы",
                "Жайлау министрі",
                "Жайлау министрі",
                "Премьер-Министр, Әкімшілік Басшысы",
            ),
            id="where the piece of the last cell shares a line with the first",
        ),
        pytest.param(
            f"Жайлау министрінің \nжанындағы Президент\n{PAGE}академияның ректоры\n\nЖайлау министрі\n\nКомиссия*\n",
            ("Жайлау министрінің жанындағы академияның ректоры", "Президент", "Жайлау министрі", "Комиссия*"),
            id="where the appointer shares a line with the first cell's piece",
        ),
        pytest.param(
            f"Жайлау министрінің \nорынбасарлары\n\nПрезидент\n{PAGE}Жайлау министрі\n\nКомиссия*\n",
            ("Жайлау министрінің орынбасарлары", "Президент", "Жайлау министрі", "Комиссия*"),
            id="between two cells",
        ),
    ],
)
def test_a_page_break_through_a_row(rows: str, expected: tuple[str, ...]) -> None:
    assert cells(FULL + rows) == [*FULL_ROWS, expected]


def test_a_page_break_between_rows() -> None:
    row = "Жайлау министрінің \nорынбасарлары\n\nПрезидент\n\nЖайлау министрі\n"
    assert cells(FULL + PAGE + row)[3:] == [("Жайлау министрінің орынбасарлары", "Президент", "Жайлау министрі", "")]


def test_words_stretched_and_cut() -> None:
    row = "Қ а з а қ с т а н  \nРеспубликасының бақта-\nрының бағбаны мен \nдиректоры\n\nПрезидент\n"
    assert cells(FULL + row)[-1][0] == "Қазақстан Республикасының бақтарының бағбаны мен директоры"


def test_what_is_no_table_is_reported() -> None:
    table, provisions, doubts = table_of("бір\n\nекі\n\nүш\n")
    assert [c.text.value for row in table.rows for c in row.cells if c.text] == ["бір", "екі", "үш"]
    assert {d.code for d in doubts} == {"row-doubtful"}
    assert len(provisions) == len(table.rows)


def test_no_lines_make_no_rows() -> None:
    assert cells("") == []
