"""Files that are broken, or made to break: each is accepted with exact counts, or refused with line and code.

What a row of the table expects: entries accepted, and (line, code) of every error, in order. A refusal of the whole
file is the same list, because FileRefused carries its errors.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.entry import RegisterEntry
from ipregistry.errors import FileRefused
from ipregistry.loading.formats import read_entries

HEAD = "entry_id,mark,goods\n"
GOOD = "e1,XIAOMI,phones\n"
FILE = HEAD + GOOD
CYRILLIC = HEAD + "e1,Сяоми,телефоны\n"
ZALGO = "a" + "\u0315\u0300\u05ae\u0327" * 20_000

Errors = list[tuple[int, str]]

ENCODINGS: dict[str, tuple[bytes, int, Errors]] = {
    "utf-8": (CYRILLIC.encode(), 1, []),
    "utf-8 with mark": (CYRILLIC.encode("utf-8-sig"), 1, []),
    "utf-16 with mark": (CYRILLIC.encode("utf-16"), 1, []),
    "utf-16 big-endian with mark": (b"\xfe\xff" + CYRILLIC.encode("utf-16-be"), 1, []),
    "utf-32 with mark": (CYRILLIC.encode("utf-32"), 1, []),
    "utf-16 without mark": (FILE.encode("utf-16-le"), 0, [(1, "encoding")]),
    "utf-16 without mark, cyrillic": (CYRILLIC.encode("utf-16-le"), 0, [(1, "encoding")]),
    "utf-16 mark, odd number of bytes": (FILE.encode("utf-16") + b"x", 1, [(3, "encoding")]),
    "utf-16 mark, half a pair": (FILE.encode("utf-16") + b"\x00\xd8\n\x00", 0, [(1, "encoding")]),
    "utf-8 mark, cp1251 after": (b"\xef\xbb\xbf" + CYRILLIC.encode("cp1251"), 0, [(2, "encoding")]),
    "mark of utf-8 twice": (b"\xef\xbb\xbf\xef\xbb\xbf" + FILE.encode(), 0, [(1, "unknown_column")]),
    "only a mark": (b"\xef\xbb\xbf", 0, [(1, "no_header")]),
    "cp1251": (CYRILLIC.encode("cp1251"), 0, [(2, "encoding")]),
    "koi8-r": (CYRILLIC.encode("koi8-r"), 0, [(2, "encoding")]),
    "cp866": (CYRILLIC.encode("cp866"), 0, [(2, "encoding")]),
    "gb18030": ((HEAD + "e1,小米,手机\n").encode("gb18030"), 0, [(2, "encoding")]),
    "overlong slash": (FILE.encode() + b"e2,\xc0\xaf,x\n", 1, [(3, "encoding")]),
    "surrogate as utf-8": (FILE.encode() + b"e2,\xed\xa0\x80,x\n", 1, [(3, "encoding")]),
    "cut inside a letter": (CYRILLIC.encode()[:-2], 0, [(2, "encoding")]),
    "mixed encodings": (CYRILLIC.encode() + "e2,Мята,чай\n".encode("cp1251"), 1, [(3, "encoding")]),
}
SHAPES: dict[str, tuple[bytes, int, Errors]] = {
    "empty": (b"", 0, [(1, "no_header")]),
    "only line breaks": (b"\r\n\r\n\n", 0, [(1, "no_header")]),
    "blank first line": (b"\n" + FILE.encode(), 0, [(1, "no_header")]),
    "only a header": (HEAD.encode(), 0, []),
    "header without line break": (HEAD.strip().encode(), 0, []),
    "no line break at the end": (FILE.strip().encode(), 1, []),
    "no header": (GOOD.encode(), 0, [(1, "format")]),
    "header twice": ((FILE + HEAD).encode(), 2, []),
    "column twice": (b"entry_id,mark,mark\ne1,X,Y\n", 0, [(1, "column_twice")]),
    "unknown column": (b"entry_id,mark,price\ne1,X,Y\n", 0, [(1, "unknown_column")]),
    "column without a name": (b"entry_id,mark,\ne1,X,\n", 0, [(1, "unknown_column")]),
    "1,001 columns": (("entry_id," + ",".join(["mark"] * 1_000) + "\n").encode(), 0, [(1, "columns")]),
    "a million columns": (b"entry_id" + b",mark" * 700_000 + b"\n", 0, [(1, "columns")]),
    "a million cells": (FILE.encode() + b"e2" + b"," * 1_000_000 + b"\n", 1, [(3, "cells")]),
    "semicolons": (FILE.replace(",", ";").encode(), 1, []),
    "tabs": (FILE.replace(",", "\t").encode(), 1, []),
    "bars": (FILE.replace(",", "|").encode(), 0, [(1, "format")]),
    "header by semicolons, rows by commas": ((HEAD.replace(",", ";") + GOOD).encode(), 0, [(2, "cells")]),
    "one row by semicolons": ((FILE + GOOD.replace(",", ";")).encode(), 1, [(3, "cells")]),
    "too few cells": ((FILE + "e2,X\n").encode(), 1, [(3, "cells")]),
    "too many cells": ((FILE + "e2,X,Y,Z\n").encode(), 1, [(3, "cells")]),
    "lines end in CR": (FILE.replace("\n", "\r").encode(), 1, []),
    "lines end in CR LF": (FILE.replace("\n", "\r\n").encode(), 1, []),
    "lines end in every way": (b"entry_id,mark,goods\re1,X,a\r\ne2,X,b\ne3,X,c", 3, []),
    "quote never closed": ((FILE + 'e2,"X,Y\ne3,X,Y\n').encode(), 1, [(3, "quoting")]),
    "quote in the middle": ((FILE + 'e2,"X"Y,Z\n').encode(), 1, [(3, "quoting")]),
    "quote in an open cell": ((FILE + 'e2,5" disk,Z\n').encode(), 2, []),
    "quoted line breaks": ((FILE + 'e2,X,"a\r\nb\n\nc"\ne3,X\n').encode(), 2, [(7, "cells")]),
    "cell of 100,000": ((FILE + "e2,X," + "y" * 100_000 + "\n").encode(), 2, []),
    "cell of 100,001": ((FILE + "e2,X," + "y" * 100_001 + "\n").encode(), 1, [(3, "too_long")]),
    "cell of 1,000,001": ((FILE + "e2,X," + "y" * 1_000_001 + "\n").encode(), 1, [(3, "quoting")]),
    "cell of 5 million on one line": ((FILE + "e2,X," + "y" * 5_000_000 + "\n").encode(), 1, [(3, "line_too_long")]),
    "blank rows": ((FILE + "\n,,\n  \n").encode(), 1, [(5, "cells")]),
    "same row twice": ((FILE + GOOD).encode(), 1, [(3, "twice")]),
    "same id, another mark": ((FILE + "e1,MI,x\n").encode(), 1, [(3, "twice")]),
    "begins as a spreadsheet": (b"PK\x03\x04" + bytes(range(1, 128)), 0, [(1, "zip")]),
    "old or encrypted spreadsheet": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), 0, [(1, "encrypted")]),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(64), 0, [(1, "encoding")]),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), 0, [(1, "encoding")]),
    "zeros": (bytes(1_000), 0, [(1, "encoding")]),
    "page": (b"<!DOCTYPE html><html><body>404</body></html>", 0, [(1, "format")]),
    "xml with entities": (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 0, [(1, "format")]),
    "one JSON array": (b'[{"entry_id": "e1", "mark": "X"}]', 0, [(1, "format")]),
    "JSON over several lines": (b'{\n"entry_id": "e1"\n}\n', 0, [(1, "json"), (2, "json"), (3, "json")]),
    "JSON cut short": (b'{"entry_id": "e1", "mark": "X"}\n{"entry_id": "e2", "ma', 1, [(2, "json")]),
    "JSON nested deeply": (b'{"mark": ' + b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"}", 0, [(1, "json")]),
    "JSON number of 10,000 digits": (b'{"entry_id": ' + b"9" * 10_000 + b"}", 0, [(1, "json")]),
    "JSON infinity": (b'{"entry_id": 1e999}', 0, [(1, "shape")]),
    "JSON key twice": (b'{"entry_id": "e1", "entry_id": "e2", "mark": "X"}', 0, [(1, "key_twice")]),
    "JSON surrogate": (b'{"entry_id": "e1", "mark": "\\ud800"}', 0, [(1, "control_character")]),
    "JSON surrogate pair": (b'{"entry_id": "e1", "mark": "\\ud83d\\ude00"}', 1, []),
    "JSON with a mark": (b'\xef\xbb\xbf{"entry_id": "e1", "mark": "X"}', 1, []),
    "JSON 500,000 keys": (json.dumps({f"k{n}": 1 for n in range(250_000)}).encode(), 0, [(1, "unknown_field")]),
}
VALUES: dict[str, tuple[bytes, int, Errors]] = {
    "NUL in a cell": ((FILE + "e2,X\0Y,z\n").encode(), 1, [(3, "control_character")]),
    "escape sequence": ((FILE + "e2,X\x1b[2J,z\n").encode(), 1, [(3, "control_character")]),
    "right-to-left override": ((FILE + "e2,X\u202eIMOAIX,z\n").encode(), 1, [(3, "control_character")]),
    "bidirectional isolate": ((FILE + "e2,X\u2067,z\n").encode(), 1, [(3, "control_character")]),
    "C1 controls of a wrong encoding": ((FILE + "e2,X\x91Y\x92,z\n").encode(), 1, [(3, "control_character")]),
    "zero-width joiner and space": ((FILE + "e2,X\u200d\u200bY,z\n").encode(), 2, []),
    "only zero-width space": ((FILE + "e2,\u200b,\n").encode(), 2, []),
    "80,000 combining marks": ((FILE + f"e2,X,{ZALGO}\n").encode(), 1, [(3, "combining_marks")]),
    "look-alike letters": ((FILE + "e2,ХIАОМI,z\n").encode(), 2, []),
    "formula": ((FILE + "e2,=HYPERLINK(1),+1\n").encode(), 2, []),
    "statement": ((FILE + "e2,'); DROP TABLE dataset; --,z\n").encode(), 2, []),
    "path": ((FILE + "../../etc/passwd,X,z\n").encode(), 1, [(3, "entry_id")]),
    "private use and unassigned": ((FILE + "e2,\ue000\U0003fffd,z\n").encode(), 2, []),
    "emoji": ((FILE + "e2,👩‍👩‍👧,z\n").encode(), 2, []),
    "long ligature": ((FILE + "e2," + "\ufdfa" * 500 + ",z\n").encode(), 2, []),
}
DAYS = ["0000-01-01", "31.02.2020", "2020-02-31", "2020-W01-1", "20200101", "2020-13-01", "43831", "2020-1-1", "never"]


def outcome(path: Path) -> tuple[int, Errors]:
    """How many entries, and every error."""
    entries, errors = 0, []
    try:
        for found in read_entries(path, "RU-TROIS"):
            if isinstance(found, RegisterEntry):
                entries += 1
            else:
                errors.append((found.line, found.code))
                assert str(found).isprintable() and len(str(found)) < 3_000
    except FileRefused as refused:
        errors = [(error.line, error.code) for error in refused.errors]
    return entries, errors


@pytest.mark.parametrize(
    ("content", "entries", "errors"),
    [pytest.param(*row, id=name) for table in (ENCODINGS, SHAPES, VALUES) for name, row in table.items()],
)
def test_hostile_file_is_accepted_exactly_or_refused_exactly(
    tmp_path: Path, content: bytes, entries: int, errors: Errors
) -> None:
    path = tmp_path / "hostile"
    path.write_bytes(content)
    assert outcome(path) == (entries, errors)


@pytest.mark.parametrize("day", DAYS)
def test_day_that_is_none_is_refused_with_its_line(tmp_path: Path, day: str) -> None:
    path = tmp_path / "days.csv"
    path.write_text(f"entry_id,mark,valid_until\ne1,X,9999-12-31\ne2,X,{day}\n")
    assert outcome(path) == (1, [(3, "day")])


def test_file_cut_anywhere_is_never_more_than_it_was(tmp_path: Path) -> None:
    whole = (CYRILLIC + "".join(f'e{n},"Мята, «{n}»","чай ""{n}""\nи кофе"\n' for n in range(2, 60))).encode()
    path = tmp_path / "cut.csv"
    for percent in range(100):
        path.write_bytes(whole[: len(whole) * percent // 100])
        entries, errors = outcome(path)
        assert entries <= 59 * percent // 100 + 1
        assert len(errors) <= 1


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", HEAD.encode(), FILE.encode(), b'{"entry_id": "e1", "mark": "']))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, tail: bytes, head: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes"
    path.write_bytes(head + tail)
    outcome(path)


def endless_cell(path: Path) -> None:
    """100 MB in one quoted cell of many lines."""
    with path.open("w") as file:
        file.write(FILE + 'e2,X,"')
        for _ in range(100):
            file.write(("y" * 999 + "\n") * 1_000)


def endless_line(path: Path) -> None:
    """100 MB without a line break."""
    with path.open("w") as file:
        file.write(FILE)
        for _ in range(100):
            file.write("y" * 1_000_000)


def endless_columns(path: Path) -> None:
    """A header of 10 million columns."""
    with path.open("w") as file:
        file.write("entry_id")
        for _ in range(10):
            file.write(",mark" * 1_000_000)


def many_bad_rows(path: Path) -> None:
    """200,000 rows that are all wrong."""
    with path.open("w") as file:
        file.write("entry_id,mark,hs_codes\n")
        for number in range(200_000):
            file.write(f"e{number},X,5\n")


def many_items(path: Path) -> None:
    """Lists of half a million items."""
    with path.open("w") as file:
        file.write("entry_id,mark,authorised_importers,authorised_importers_country\n")
        for number in range(5):
            file.write(f"e{number},X,{'a|' * 400_000}a,{'RU|' * 300_000}RU\n")


PROGRAM = """
import resource, sys, time
from ipregistry.errors import FileRefused
from ipregistry.loading.formats import read_entries
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
try:
    loaded = read_entries(sys.argv[1], "RU-TROIS")
    found = sum(1 for _ in loaded)
except FileRefused as refused:
    found = len(refused.errors)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(found, (after - before) // 1024, time.process_time() - begun)
"""


@pytest.mark.parametrize(
    ("write", "found"),
    [(endless_cell, 1), (endless_line, 1), (endless_columns, 1), (many_bad_rows, 200_000), (many_items, 10)],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_huge_file_takes_little_memory_and_time(tmp_path: Path, write: Callable[[Path], None], found: int) -> None:
    """At most 200 MB more than before, and 30 s."""
    path = tmp_path / "huge"
    write(path)
    ran = subprocess.run([sys.executable, "-c", PROGRAM, path], capture_output=True, text=True, timeout=60, check=True)
    met, megabytes, seconds = ran.stdout.split()
    assert int(met) == found
    assert int(megabytes) < 200
    assert float(seconds) < 30


EVERY = {**ENCODINGS, **SHAPES, **VALUES}
PROGRAM_OF_ALL = """
import json, resource, sys, time
from pathlib import Path
from ipregistry.errors import FileRefused
from ipregistry.loading.formats import read_entries
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
took = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    begun = time.process_time()
    try:
        sum(1 for _ in read_entries(path, "RU-TROIS"))
    except FileRefused:
        pass
    took[path.name] = time.process_time() - begun
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([len(took), (after - before) // 1024, max(took.values())]))
"""


def test_no_kind_of_file_takes_more_than_200_mb_or_30_seconds(tmp_path: Path) -> None:
    """All of them one after another in one process, which must never have held more."""
    for number, (content, _, _) in enumerate(EVERY.values()):
        (tmp_path / f"{number:03}").write_bytes(content)
    command = [sys.executable, "-c", PROGRAM_OF_ALL, tmp_path]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    kinds, megabytes, seconds = json.loads(ran.stdout)
    assert kinds == len(EVERY) >= 60
    assert megabytes < 200
    assert seconds < 30
