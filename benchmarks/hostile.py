"""Whether hostile texts cost more than honest ones of their length: `python -m benchmarks.hostile`.

Each kind of text is read at 1,000 and at 2,000 characters, the longest that a check accepts, and never from a cache:
every reading has letters of its own. The time of twice the length may be at most 2.5 times that of the length, and no
legal text may cost more than 100 ms of CPU. Exits with 1 where either is exceeded.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from ipregistry.checking import CheckRequest, check, to_answer
from ipregistry.config import Settings
from ipregistry.register import Register
from ipregistry.seeding import seed
from ipregistry.snapshot import Snapshot

from .machine import machine, save, show_machine, show_table

SHORT, LONG = 1_000, 2_000
MOST_RATIO, MOST_MS = 2.5, 100.0
ON = date(2017, 5, 16)
_MARKS_OF_A_LETTER = ("\u0301\u0323\u0308\u0331", "\u0323\u0331\u0301\u0308")  # above and below in turn; below first


def _repeated(piece: str) -> Callable[[int, int], str]:
    """Texts of one piece over and over; the number of the reading stands in front of it."""
    return lambda size, reading: (f"{reading} " + piece * (size // len(piece) + 1))[:size]


def _letters(size: int, reading: int) -> str:
    """One long word that nobody knows."""
    return "".join(random.Random(reading).choices("abcdefghijklmnopqrstuvwxyz", k=size))


def _codes(size: int, reading: int) -> str:
    """Codes, each another one."""
    return " ".join(f"A{(place * 37 + reading * 101) % 9999}B" for place in range(size))[:size]


def _strange_words(size: int, reading: int) -> str:
    """Words that are no words and no marks, each another one, so that each is puzzled over."""
    letters = _letters(2 * size, reading)
    return " ".join(letters[place : place + 9] for place in range(0, 2 * size, 9))[:size]


def _cyrillic_words(size: int, reading: int) -> str:
    letters = _strange_words(size, reading)
    return "".join(chr(ord("а") + ord(letter) - 97) if letter.isalpha() else letter for letter in letters)


KINDS: Mapping[str, Callable[[int, int], str]] = {
    "combining marks, above and below in turn": _repeated("a" + _MARKS_OF_A_LETTER[0] * 12),
    "combining marks, one letter's": lambda size, reading: (f"{reading}a" + _MARKS_OF_A_LETTER[1] * size)[:size],
    "a letter that NFKC makes 18 of (U+FDFA)": _repeated("\ufdfa"),
    "a mark spelt out: X-I-A-O-M-I": _repeated("X-I-A-O-M-I "),
    "a mark in Han script: 小米": _repeated("小米"),
    "a mark as often as it goes: nike": _repeated("nike "),
    "a mark glued to itself: nikenike": _repeated("nike"),
    "marks with ®": _repeated("Xiaomi® "),
    "spaces": lambda size, reading: f"phone{' ' * (size - 7)}{reading:02}",
    "changes of case and of letters to digits": _repeated("aA1"),
    "“and” between letters": _repeated("a and "),
    "quotes and brackets": _repeated("«\"(['"),
    "signs for letters: $@!": _repeated("a$@!|€"),
    "hyphens": _repeated("a-"),
    "dots": _repeated("a."),
    "zero-width characters": _repeated("n\u200bi\u200bk\u200be\u200b"),
    "one long unknown word": _letters,
    "codes": _codes,
    "unknown Latin words": _strange_words,
    "unknown Cyrillic words": _cyrillic_words,
    "goods words": _repeated("phone case for "),
    "words that call a thing a brand": _repeated("brand: "),
    "quantities": _repeated("1 шт, "),
    "digits": _repeated("8517"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=int, default=5, help="of each text; the median counts")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ipregistry-hostile-") as room:
        result = {"kinds": measure(seeded(Path(room)), arguments.readings), "machine": machine()}
    show(result)
    save(arguments.json, result)
    sys.exit(1 if exceeded(result["kinds"]) else 0)


def seeded(room: Path) -> Snapshot:
    """The curated data."""
    register = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(room)}))
    register.upgrade()
    list(seed(register))
    return register.snapshots.refresh()


def measure(snapshot: Snapshot, readings: int) -> dict[str, dict[str, float]]:
    """ms of CPU at both lengths, of the engine and of the whole check with its JSON, and the ratio of the engine's."""
    found = {}
    for name, text_of in KINDS.items():
        engine = {size: _median_ms(snapshot.engine.find, text_of, size, readings) for size in (SHORT, LONG)}
        whole = {size: _median_ms(_check(snapshot), text_of, size, readings, 50) for size in (SHORT, LONG)}
        found[name] = {
            "engine, 1,000": engine[SHORT],
            "engine, 2,000": engine[LONG],
            "ratio": engine[LONG] / engine[SHORT],
            "check, 1,000": whole[SHORT],
            "check, 2,000": whole[LONG],
            "ratio of checks": whole[LONG] / whole[SHORT],
        }
    return found


def exceeded(kinds: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The kinds that cost more than they may."""
    return [
        name
        for name, each in kinds.items()
        if max(each["ratio"], each["ratio of checks"]) > MOST_RATIO or each["check, 2,000"] > MOST_MS
    ]


def show(result: Mapping[str, Any]) -> None:
    kinds = result["kinds"]
    head = ("", *next(iter(kinds.values())))
    show_table("ms of CPU, medians", head, [(name, *each.values()) for name, each in kinds.items()])
    slowest = max(kinds, key=lambda name: kinds[name]["check, 2,000"])
    print(f"  slowest: {slowest}, {kinds[slowest]['check, 2,000']:.1f} ms for a whole check (at most {MOST_MS:.0f})")
    print(f"  more than they may: {', '.join(exceeded(kinds)) or 'none'}\n")
    show_machine(result["machine"])


def _check(snapshot: Snapshot) -> Callable[[str], object]:
    def ask(text: str) -> object:
        return json.dumps(to_answer(check(snapshot, CheckRequest(description=text, on=ON))))

    return ask


def _median_ms(
    work: Callable[[str], object], text_of: Callable[[int, int], str], size: int, readings: int, first: int = 10
) -> float:
    """The median time of so many texts of a kind, none of them read before."""
    work(text_of(size // 2, first - 1))
    times = []
    for reading in range(first, first + readings):
        text = text_of(size, reading + size // SHORT * 20)
        started = time.process_time()
        work(text)
        times.append(time.process_time() - started)
    return median(times) * 1e3


if __name__ == "__main__":
    main()
