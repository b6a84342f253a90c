"""Registers and descriptions of any size, made up from a seed: the same ones every time. Knows no engine.

Names are of syllables, as brands are: six in ten one word, three two words, one three words or with a number. Where
the labelled descriptions are at hand, their marks make up to half of a register, and their texts are what is asked.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from ipregistry.entry import Alias, AliasKind, Party, RegisterEntry

from .evaluation import PLAIN, Evaluation

CODE = "GENERATED"
_ONSETS = "b c d f g h j k l m n p r s t v w z br ch cl cr dr fl gr kr pl pr sh sk sl sp st th tr".split()
_VOWELS = "a e i o u a e i o u ai ea ee io oo ou y".split()
_CODAS = ["", "", "", "", *"l m n r s t x ck nd ng rt st".split()]
_GOODS = "phone case,leather shoes,wrist watch,cotton shirt,usb cable,perfume,toy car,bag,headphones,sunglasses".split(
    ","
)
_MORE = "for men,black,new,original,2 pcs,value usd 18,size 42,with box,gift,blue".split(",")
_FIRST_CODES = ("8517", "6403", "9102", "6109", "8544", "3303", "9503", "4202", "8518", "9004")


def names(seed: int) -> Iterator[str]:
    """Different names, without end."""
    chosen, given = random.Random(seed), set[str]()
    while True:
        many = chosen.choices((1, 2, 3, 0), (60, 30, 5, 5))[0]
        name = " ".join(_word(chosen) for _ in range(many or 1)) + ("" if many else f" {chosen.randint(2, 999)}")
        if name not in given:
            given.add(name)
            yield name


def entries(size: int, evaluation: Evaluation) -> Iterator[RegisterEntry]:
    """A register of so many entries."""
    real = [] if evaluation.missing else evaluation.rows()
    chosen = random.Random(size).sample(real, min(len(real), size // 2))
    for number, row in enumerate(chosen):
        aliases = tuple(Alias(alias, AliasKind.REGISTERED) for alias in row["aliases"].split("|") if alias)
        yield _entry(number, row["mark"], aliases)
    for number, name in enumerate(islice(names(size), size - len(chosen)), len(chosen)):
        yield _entry(number, name.upper() if number % 3 else name.title(), ())


def texts(evaluation: Evaluation, size: int, most: int) -> list[str]:
    """At most so many descriptions: the labelled ones, else offers of which half name a mark of the register."""
    if not evaluation.missing:
        return [case["text"] for case in evaluation.cases(PLAIN)][:most]
    chosen, marks = random.Random(size), list(islice(names(size), size // 2, size // 2 + most))
    return [_offer(chosen, mark if number % 2 else None) for number, mark in enumerate(marks)]


def spellings(register: Sequence[RegisterEntry]) -> list[tuple[str, str]]:
    """(id, spelling) of every mark and alias of a register."""
    pairs = [(entry.entry_id, entry.mark or "") for entry in register]
    return pairs + [(entry.entry_id, alias.alias) for entry in register for alias in entry.aliases]


def _word(chosen: random.Random) -> str:
    syllables = chosen.choices((2, 3, 4), (45, 40, 15))[0]
    return "".join(chosen.choice(_ONSETS) + chosen.choice(_VOWELS) for _ in range(syllables)) + chosen.choice(_CODAS)


def _entry(number: int, mark: str, aliases: tuple[Alias, ...]) -> RegisterEntry:
    return RegisterEntry(
        f"generated-{number}",
        CODE,
        mark=mark,
        aliases=aliases,
        right_holder=Party(f"{mark.title()} Trading GmbH"),
        nice_classes=(number % 45 + 1,),
        hs_codes=(_FIRST_CODES[number % len(_FIRST_CODES)],),
    )


def _offer(chosen: random.Random, mark: str | None) -> str:
    words = [mark, chosen.choice(_GOODS), chosen.choice(_MORE), f"{chosen.choice('ABCX')}{chosen.randint(100, 9999)}"]
    return " ".join(word for word in words if word)
