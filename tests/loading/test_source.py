"""Which encoding a file is in is found by its mark, is UTF-8, or is declared; it is never guessed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ipregistry.errors import FileRefused, InvalidQuestion
from ipregistry.loading.source import Source, sha256_of

TEXT = "mark\nXIAOMI\nСяоми\n小米\n"


def lines(tmp_path: Path, content: bytes, encoding: str | None = None) -> list[str]:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with Source(path, encoding) as source:
        return list(source.lines())


def refusal(tmp_path: Path, content: bytes, encoding: str | None = None) -> tuple[int, str, str]:
    with pytest.raises(FileRefused) as refused:
        lines(tmp_path, content, encoding)
    (error,) = refused.value.errors
    return error.line, error.code, error.expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_or_utf_8_file_is_read_without_being_told(tmp_path: Path, encoding: str) -> None:
    assert lines(tmp_path, TEXT.encode(encoding)) == TEXT.splitlines(keepends=True)


@pytest.mark.parametrize(("encoding", "mark"), [("utf-16-be", b"\xfe\xff"), ("utf-16-le", b"\xff\xfe")])
def test_utf_16_of_either_order_is_read_by_its_mark(tmp_path: Path, encoding: str, mark: bytes) -> None:
    assert lines(tmp_path, mark + TEXT.encode(encoding)) == TEXT.splitlines(keepends=True)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16-le", "utf-8"])
def test_declared_encoding_is_used(tmp_path: Path, encoding: str) -> None:
    assert lines(tmp_path, "mark\nСяоми\n".encode(encoding), encoding) == ["mark\n", "Сяоми\n"]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_cyrillic_of_one_byte_is_refused_unless_declared(tmp_path: Path, encoding: str) -> None:
    line, code, expected = refusal(tmp_path, "mark\nXIAOMI\nСяоми\n".encode(encoding))
    assert (line, code) == (3, "encoding")
    assert expected.startswith("not text in utf-8 (byte 0x")
    assert expected.endswith("at character 1); declare the encoding of the file")


def test_bad_byte_far_into_the_file_is_told_by_its_own_line(tmp_path: Path) -> None:
    """Files are decoded some kilobytes at a time; the line is that of the byte, not of the block."""
    content = b"x" * 79 + b"\n"
    assert refusal(tmp_path, content * 5_000 + b"bad \xd1\n" + content * 5_000)[0] == 5_001


def test_surrogate_written_as_utf_8_is_no_utf_8(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"mark\n\xed\xa0\x80\n")[:2] == (2, "encoding")


def test_utf_16_cut_in_the_middle_of_a_letter_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "mark\nСяоми".encode("utf-16")[:-1])[1] == "encoding"


def test_declared_encoding_that_the_mark_contradicts_is_refused(tmp_path: Path) -> None:
    expected = "the encoding declared is cp1251, but the file begins with the byte order mark of utf-8-sig"
    assert refusal(tmp_path, TEXT.encode("utf-8-sig"), "cp1251") == (1, "encoding", expected)
    assert lines(tmp_path, TEXT.encode("utf-8-sig"), "UTF8")[0] == "mark\n"
    assert lines(tmp_path, TEXT.encode("utf-16"), "utf-16-le")[0] == "mark\n"


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "zlib", "hex", "", "utf-8\0"])
def test_encoding_that_is_none_is_a_wrong_question(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(InvalidQuestion, match="encoding"):
        lines(tmp_path, b"mark\n", encoding)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(tmp_path: Path, ending: str) -> None:
    assert len(lines(tmp_path, ending.join(["a", "b", "c"]).encode())) == 3


def test_line_may_not_be_without_end(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"mark\n" + b"x" * 5_000_000)[:2] == (2, "line_too_long")


def test_progress_ends_at_the_size_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"x" * 99 + b"\n" * 100_000)
    with Source(path) as source:
        seen = [source.bytes_read for _ in source.lines()]
        assert source.bytes_read == source.bytes_total == 100_099
    assert seen == sorted(seen) and seen[0] < seen[-1]
    assert source.bytes_read == 100_099


def test_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(TEXT.encode("utf-16"))
    assert sha256_of(path) == hashlib.sha256(TEXT.encode("utf-16")).hexdigest()
