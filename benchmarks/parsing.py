"""How well the published spreadsheets are read: `python -m benchmarks.parsing`. Skips without `../shared`.

Every row of the three files is accounted for, and what is quoted of the half of Kazakhstan's that is not there; what
the readers made of it is held field by field against facts that a person took from the same sheets. Where both say
something and differ, or only one does, the sheet decides:

- *as the facts*: the same value;
- *proved by the sheet*: our value stands in the row as printed (days and letters in full, every code by itself or
  inside a printed range, names letter by letter), and the facts have none, or a code of odd length, or codes run
  together, or another order or term than the one that counts (the facts keep the first of several); or the row is one
  that a person has looked at, listed with the reason in `parsing_reviewed.csv`;
- *different*: everything else, and what the facts have and we do not.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ipregistry.entry import RegisterEntry
from ipregistry.errors import RowError
from ipregistry.loading.formats import read_entries
from ipregistry.loading.orders import terms_in
from ipregistry.loading.prose import days_in
from ipregistry.loading.register_number import numbers_in
from ipregistry.loading.xlsx_file import Workbook

from .quoted import quoted_rows

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "register"
AS_OF = date(2025, 1, 19)
FILES = {
    "KZ-TROIS": "kazakhstan_2025-01-19_first_1000_rows.xlsx",
    "KG-TROIS": "kyrgyzstan_2025-01-19.xlsx",
    "BY-TROIS": "belarus_2025-01-19.xlsx",
}
AT_LEAST = {"right holder": 0.90, "authorised importers": 0.90, "mark": 0.90}
OTHERWISE = 0.97


def folded(text: object) -> str:
    return re.sub(r"[\W_]", "", str(text or "").casefold()).replace("ё", "е")


def main() -> int:
    """Print the table; 1 where a field agrees less than it should."""
    if not SHARED.is_dir():
        print("skipped: ../shared is not here")
        return 0
    facts = read_facts()
    with (HERE / "parsing_reviewed.csv").open(encoding="utf-8", newline="") as file:
        reviewed = {(row["register_number"], row["field"]) for row in csv.DictReader(file)}
    missed = 0
    for register, name in FILES.items():
        missed += measure(register, SHARED / "files" / name, facts[register], reviewed)
    missed += measure_quoted(facts["KZ-TROIS"])
    return 1 if missed else 0


def read_facts() -> dict[str, dict[str, dict[str, Any]]]:
    """The facts by register and number as customs mean it."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for name in ("facts.jsonl", "excluded_kz.jsonl"):
        for line in (SHARED / name).read_text(encoding="utf-8").splitlines():
            fact = json.loads(line)
            written = fact["register_number"] or ""
            found[fact["register"]][next(iter(numbers_in(written)), written)] = fact
    return found


def measure(register: str, path: Path, facts: dict[str, dict[str, Any]], reviewed: set[tuple[str, str]]) -> int:
    """The table of one file; how many fields agree less than they should."""
    sheet = [line.cells for line in Workbook(path).lines() if not isinstance(line, RowError)]
    loaded = read_entries(path, register, as_of=AS_OF)
    found = list(loaded)
    entries = [each for each in found if isinstance(each, RegisterEntry)]
    errors = [each for each in found if isinstance(each, RowError)]
    removed = sum(entry.removed_on is not None for entry in entries)
    print(f"\n{register}: {len(sheet) - 1} rows, {len(entries)} entries ({removed} removed), {len(errors)} errors")
    for error in errors:
        print(f"  {error}")
    rows = printed_by_number(sheet)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        number = entry.register_number or ""
        for field, ours, theirs, same in compared(entry, facts.get(number, {})):
            counts[field][verdict(field, ours, theirs, same, rows[number], (number, field) in reviewed)] += 1
            if "-v" in sys.argv and verdict(field, ours, theirs, same, rows[number], False) == "different":
                print(f"    {number} {field}: {ours} | {theirs}")
    return sum(told(field, count) for field, count in counts.items())


def measure_quoted(facts: dict[str, dict[str, Any]]) -> int:
    """The table of the Kazakh rows beyond those of the file; how many fields agree less than they should."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    read = left_out = 0
    for quoted, fact, entry in quoted_rows(facts):
        if entry is None:
            left_out += 1
            continue
        read += 1
        for field, ours, theirs, is_same in compared(entry, fact):
            if field in ("registration number", "registration date", "term", "removed on"):
                counts[field][verdict(field, ours, theirs, is_same, quoted, False)] += 1
                if "-v" in sys.argv and verdict(field, ours, theirs, is_same, quoted, False) == "different":
                    print(f"    {field}: {ours} | {theirs} | {quoted}")
    print(f"\nKZ-TROIS, the other half as the facts quote it: {read} rows, {left_out} quoted in part")
    return sum(told(field, count) for field, count in counts.items())


def printed_by_number(sheet: list[list[str]]) -> dict[str, str]:
    """All that is printed of each number: a row that was cut in two counts for the number before and after it."""
    rows: dict[str, str] = defaultdict(str)
    last, cut = "", ""
    for cells in sheet:
        numbers = next((found for cell in cells[:2] if (found := numbers_in(cell))), [])
        joined = numbers_in(f"{cut.split('~')[0]}{cells[0]}") if cut and not numbers else []
        for number in numbers or joined or [last]:
            rows[number] += f" {cut} {' '.join(cells)}" if joined else f" {' '.join(cells)}"
        cut = "" if numbers or joined else "~".join(cells)
        last = numbers[-1] if numbers else last
    return rows


def told(field: str, count: Counter[str]) -> bool:
    """Print one line of the table; whether the field agrees less than it should."""
    total = sum(count.values())
    share = 1 - count["different"] / total
    needed = AT_LEAST.get(field, OTHERWISE)
    parts = ", ".join(f"{count[name]} {name}" for name in ("as the facts", "proved by the sheet", "different"))
    print(f"  {field:22} {share:7.1%}  of {total:4}: {parts}{'' if share >= needed else f'  BELOW {needed:.0%}'}")
    return share < needed


def compared(entry: RegisterEntry, fact: dict[str, Any]) -> Iterator[tuple[str, Any, Any, Callable[[Any, Any], bool]]]:
    """The fields of which either says something: ours, theirs, and what makes them the same."""
    if not fact:
        return
    letter, holder = entry.customs_letter, entry.right_holder
    pairs: list[tuple[str, Any, Any, Callable[[Any, Any], bool]]] = [
        ("registration number", entry.registration_number, fact["certificate_number"], same),
        ("registration date", entry.registration_date, fact["certificate_date"], same),
        ("included on", entry.date_of_inclusion if fact["included_on"] else None, fact["included_on"], same),
        ("term", entry.valid_until if fact["valid_until"] else None, fact["valid_until"], same),
        ("removed on", entry.removed_on if fact["excluded_on"] else None, fact["excluded_on"], same),
        ("letter", letter and letter.number, fact["letter"]["number"], same),
        ("letter date", letter and letter.date, fact["letter"]["date"], same),
        ("classes", set(entry.nice_classes), set(fact["nice_classes"]), same),
        ("codes", set(entry.hs_codes), set(fact["hs_codes"]), same),
        ("mark", entry.mark, fact["mark"], same),
        ("right holder", holder, fact["right_holder"]["name"], same_party),
        ("authorised importers", entry.authorised_importers, fact["authorised_importers"], same_parties),
    ]
    yield from (pair for pair in pairs if pair[1] or pair[2])


def same(ours: Any, theirs: Any) -> bool:
    return ours == theirs if isinstance(ours, set) else folded(ours) == folded(theirs)


def same_party(ours: Any, theirs: Any) -> bool:
    """The facts keep parts of addresses, so ours may be within theirs; either of two scripts will do."""
    if not ours or not theirs:
        return False
    names = [folded(name) for name in (ours.name, ours.name_latin) if name]
    return any(name in folded(theirs) for name in names) or folded(theirs) in "".join(names)


def same_parties(ours: Any, theirs: Any) -> bool:
    return len(ours) == len(theirs) and all(any(same_party(one, other) for one in ours) for other in theirs)


def verdict(field: str, ours: Any, theirs: Any, is_same: Callable[[Any, Any], bool], row: str, seen: bool) -> str:
    if is_same(ours, theirs):
        return "as the facts"
    return "proved by the sheet" if seen or proved(field, ours, theirs, row) else "different"


def proved(field: str, ours: Any, theirs: Any, row: str) -> bool:
    """Whether the row as printed shows our value, and why the facts differ is plain."""
    printed = re.sub(r"\s", "", row)
    if not ours:
        return False
    if field == "codes":
        return codes_proved(ours, theirs, row)
    if field == "classes":
        return theirs < ours and all(re.search(rf"(?<!\d)0?{number}(?!\d)", row) for number in ours)
    if isinstance(ours, date):
        days = days_in(row)
        if field == "term":  # years from an order are nowhere printed; theirs must be, and not as the only one
            return date.fromisoformat(theirs) in days and len(terms_in(row)) > 1
        return ours in days or ours.strftime("%d%m%y") in printed or ours.strftime("%d/%m.%Y") in printed
    if field in ("mark", "letter", "registration number"):
        return folded(ours) in folded(row) and (not theirs or folded(theirs) != folded(ours))
    if field == "authorised importers":
        return all(folded(party.name) in folded(row) or folded(party.name_latin) in folded(row) for party in ours)
    return folded(ours.name) in folded(row)


def codes_proved(ours: set[str], theirs: set[str], row: str) -> bool:
    digits = re.sub(r"\s", "", row)
    ranges = [(a[:4], b[:4]) for a, b in re.findall(r"(\d{4})[-–](\d{4})", digits)]
    shown = all(code in digits or any(a <= code <= b for a, b in ranges) for code in ours)
    return shown and all(any(code.startswith(each) or code.endswith(each) for each in ours) for code in theirs)


if __name__ == "__main__":
    raise SystemExit(main())
