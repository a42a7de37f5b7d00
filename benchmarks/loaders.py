"""How reading grows with the number of acts: 10, 100 and 1,000 generated acts, each with rules and a table.

    python -m benchmarks.loaders [most]

Prints for each size the seconds in all and the ratio to the size before, per act: linear growth is a ratio near 1.
Stages alone are measured (no file is opened but the thesaurus); acts are made before the clock starts.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from random import Random

from loaders.graph import build_dataset
from loaders.model import Reading, Source
from loaders.pipeline import read_act
from ontology.lexicon import load_lexicon
from tests.generate.nomenclature import rows
from tests.generate.typeset import Layout, flatten

SIZES = (10, 100, 1000)
_PARAGRAPHS = 20
_ROWS = 12

_HEAD = """
Бақтарды күтудің кейбір мәселелері туралы

Қазақстан Республикасы Президентінің {year} жылғы 4 наурыздағы № {number} Жарлығы.
      ҚАУЛЫ ЕТЕМІН:
      1. Қоса беріліп отырған тізбе бекітілсін.
      2. Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізіледі.
"""
_PARAGRAPH = """      {n}. Аудандық бақ басқармасы (бұдан әрі - Басқарма {n}) жыл сайын {day} ақпаннан кешіктірмей
облыс әкіміне есеп береді.
      Ескерту. {n}-тармаққа өзгеріс енгізілді - ҚР Президентінің 05.05.2020 № {amending} Жарлығымен.
"""
_FOOT = """      Қазақстан Республикасының
      Президенті                      А. Алмабеков

Қазақстан Республикасы
Президентінің
{year} жылғы 4 наурыздағы
№ {number} Жарлығымен
бекітілген

Бағбандар лауазымдарының тізбесі

"""


def act(number: int) -> Source:
    """A generated act, always the same for a number."""
    chance = Random(number)
    year = 2000 + number % 25
    prose = "".join(
        _PARAGRAPH.format(n=n, day=chance.randint(1, 28), amending=chance.randint(1, 900))
        for n in range(3, _PARAGRAPHS + 3)
    )
    head, foot = (part.format(year=year, number=number) for part in (_HEAD, _FOOT))
    table = flatten(rows(chance, _ROWS), Layout(), chance)
    return Source(f"{number}.txt", f"{number:064x}", "utf-8", head + prose + foot + table)


def measure(size: int) -> tuple[float, float]:
    """Seconds to read `size` acts, and to make their graph."""
    sources = [act(number) for number in range(1, size + 1)]
    lexicon = load_lexicon()
    gc.collect()
    start = time.perf_counter()
    readings: list[Reading] = [read_act(source, lexicon) for source in sources]
    read = time.perf_counter()
    build_dataset(readings, lexicon)
    return read - start, time.perf_counter() - read


def main() -> None:
    """Measure and print."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    before = 0.0
    print(f"{'acts':>6} {'read s':>9} {'graph s':>9} {'ms an act':>10} {'ratio':>6} {'peak MB':>8}")
    for size in (size for size in SIZES if size <= most):
        read, graph = measure(size)
        each = (read + graph) / size
        ratio = f"{each / before:.2f}" if before else ""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>6} {read:>9.2f} {graph:>9.2f} {each * 1000:>10.1f} {ratio:>6} {peak:>8.0f}")
        before = each


if __name__ == "__main__":
    main()
