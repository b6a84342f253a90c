"""Cutting a text where words of it were found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ipregistry.web.highlight import Piece, Span, cut

TEXT = "Смартфон Сяоми 📱 Redmi"


def test_a_word_is_cut_out_where_it_stands() -> None:
    assert cut(TEXT, [Span(9, 14, "name", "alias")]) == [
        Piece("Смартфон "),
        Piece("Сяоми", "name", "alias"),
        Piece(" 📱 Redmi"),
    ]


def test_spans_count_code_points_also_behind_an_emoji() -> None:
    assert [piece.text for piece in cut(TEXT, [Span(17, 22, "name", "")])][1] == "Redmi"


def test_text_without_spans_is_one_piece_and_an_empty_text_none() -> None:
    assert cut(TEXT, []) == [Piece(TEXT)]
    assert cut("", []) == []


def test_of_overlapping_spans_the_first_given_decides_and_all_are_told() -> None:
    pieces = cut("ABCDEF", [Span(0, 4, "name", "one"), Span(2, 6, "goods", "two")])
    assert pieces == [Piece("AB", "name", "one"), Piece("CD", "name", "one; two"), Piece("EF", "goods", "two")]


def test_the_same_word_found_twice_is_told_once() -> None:
    assert cut("AB", [Span(0, 2, "name", "one"), Span(0, 2, "name", "one")]) == [Piece("AB", "name", "one")]


_SPANS = st.builds(lambda start, size: Span(start, start + size, "name", ""), st.integers(0, 30), st.integers(1, 30))


@given(st.text(max_size=30), st.lists(_SPANS, max_size=8))
def test_the_pieces_joined_are_the_text(text: str, spans: list[Span]) -> None:
    within = [span for span in spans if span.end <= len(text)]
    pieces = cut(text, within)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
