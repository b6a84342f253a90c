"""How consistent the goods answers are with the register data itself: `python -m benchmarks.goods_consistency`.

For every entry of `seed_data/*-*.csv` with goods text and HS codes, each listed good alone is asked of that entry (it
must be covered), and goods listed by entries of other chapters are asked of it too (they must not be). "codes alone"
asks an entry stripped of its text, so that a good cannot agree with its own words: it measures the lexicon. Reads
seed_data only.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ipregistry.goods import (
    Coverage,
    EntryGoods,
    GoodsLexicon,
    ItemGoods,
    TermKind,
    cover,
    describe_entry_goods,
    describe_item,
    read_goods_terms,
)
from ipregistry.goods.listed import segments

SEED_DATA = Path(__file__).resolve().parent.parent / "seed_data"
MET = (Coverage.COVERED, Coverage.PARTLY)


class Case(NamedTuple):
    """An entry with text and codes, and the goods it lists."""

    entry_id: str
    full: EntryGoods
    codes_alone: EntryGoods
    goods: list[tuple[str, ItemGoods]]
    chapters: frozenset[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="print this many goods that went wrong, of each kind")
    arguments = parser.parse_args()
    lexicon, cases = compiled(), []
    cases = list(read_cases(lexicon))
    print(f"{len(cases)} entries with goods text and HS codes, {sum(len(case.goods) for case in cases)} listed goods")
    listed_goods_are_covered(cases, arguments.show)
    goods_of_other_chapters_are_not(cases, arguments.show)


def compiled() -> GoodsLexicon:
    started = time.perf_counter()
    terms = read_goods_terms(SEED_DATA / "goods_terms.csv")
    lexicon = GoodsLexicon.compile(terms)
    languages = Counter(term.language for term in terms)
    print(f"{len(terms)} lemmas {dict(languages)}, compiled in {time.perf_counter() - started:.1f} s")
    return lexicon


def read_cases(lexicon: GoodsLexicon) -> Iterator[Case]:
    for path in sorted(SEED_DATA.glob("*-*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                codes = [code for code in row["hs_codes"].split("|") if code]
                if row["goods"] and codes:
                    yield as_case(row["entry_id"] or row["register_number"], codes, row["goods"], lexicon)


def as_case(entry_id: str, codes: list[str], text: str, lexicon: GoodsLexicon) -> Case:
    codes_alone = describe_entry_goods(codes, None, (), lexicon)
    goods = [(part, describe_item(lexicon.find(part), None, part)) for part in segments(text)]
    chapters = frozenset(key[:2] for key in codes_alone.index_keys())
    return Case(entry_id, describe_entry_goods(codes, text, (), lexicon), codes_alone, goods, chapters)


def is_everyday(item: ItemGoods) -> bool:
    """Whether the lexicon knows the good: a word with codes that is not vague."""
    return any(word.hs_codes and word.kind is not TermKind.VAGUE for word in item.words)


def listed_goods_are_covered(cases: list[Case], show: int) -> None:
    asked = [(case, part, item) for case in cases for part, item in case.goods]
    everyday = [(case, part, item) for case, part, item in asked if is_everyday(item)]
    print(f"{len(everyday)} of them name a good of the lexicon ({share(len(everyday), len(asked))})")
    for name, some in (("all listed goods", asked), ("everyday goods", everyday)):
        whole = Counter(cover(case.full, item).coverage for case, _, item in some)
        codes = Counter(cover(case.codes_alone, item).coverage for case, _, item in some)
        print(f"{name}: met {met(whole)} (of it covered {share(whole[Coverage.COVERED], len(some))})")
        print(f"{name}, codes alone: met {met(codes)} (of it covered {share(codes[Coverage.COVERED], len(some))})")
    missed = [x for x in everyday if cover(x[0].codes_alone, x[2]).coverage is Coverage.NOT_COVERED]
    for case, part, item in random.Random(5).sample(missed, min(show, len(missed))):
        print(
            "  not by codes:", case.entry_id, "|", part[:70], "|", item.prefixes()[:6], "|", case.codes_alone.keys[:8]
        )


def goods_of_other_chapters_are_not(cases: list[Case], show: int) -> None:
    """Ask each entry 20 everyday goods whose own entry and whose codes have no chapter in common with it."""
    chosen = random.Random(2017)
    pool = [(case, part, item) for case in cases for part, item in case.goods if is_everyday(item)]
    answers: Counter[Coverage] = Counter()
    wrong = []
    for case in cases:
        for other, part, item in chosen.sample(pool, 20):
            if case.chapters & (other.chapters | {prefix[:2] for prefix in item.prefixes()}):
                continue
            result = cover(case.full, item)
            answers[result.coverage] += 1
            if result.coverage in MET:
                wrong.append((case, part, result))
    print(f"goods of other chapters: {dict(answers)}; false cover {share(len(wrong), sum(answers.values()))}")
    for case, part, result in chosen.sample(wrong, min(show, len(wrong))):
        print("  false cover:", case.entry_id, "|", part[:60], "|", result.sentence)


def met(answers: Counter[Coverage]) -> str:
    return share(sum(answers[coverage] for coverage in MET), sum(answers.values()))


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "nothing asked"


if __name__ == "__main__":
    main()
