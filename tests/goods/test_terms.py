"""The goods terms as the seed data ships them."""

from pathlib import Path

import pytest

from ipregistry.goods import GoodsTerm, TermKind, is_valid_code, moved_to, parse_goods_term, read_goods_terms
from ipregistry.goods.folding import fold

ROW = {"term": "phone", "language": "en", "hs_codes": "851713|851714", "nice_classes": "9", "kind": "goods"}


def test_a_row_becomes_a_term() -> None:
    assert parse_goods_term(ROW) == GoodsTerm("phone", "en", ("851713", "851714"), (9,), TermKind.GOODS)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("term", " ", "term: empty"),
        ("language", "xx", 'language: "xx"'),
        ("hs_codes", "8517|85I7", '"85I7" is not 2, 4 or 6 digits'),
        ("nice_classes", "46", '"46" is not a class from 1 to 45'),
        ("kind", "thing", 'kind: "thing"'),
    ],
)
def test_a_bad_cell_is_named_with_its_value(column: str, cell: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"is not|empty") as caught:
        parse_goods_term({**ROW, column: cell})
    assert said in str(caught.value)


def test_a_file_with_bad_lines_names_them_all(tmp_path: Path) -> None:
    path = tmp_path / "goods_terms.csv"
    path.write_text(
        "term,language,hs_codes,nice_classes,kind\nphone,xx,,,goods\nshoe,en,,,goods\n,en,,,goods\n", "utf-8"
    )
    with pytest.raises(ValueError, match="line 2") as caught:
        read_goods_terms(path)
    assert "line 4" in str(caught.value)
    assert "line 3" not in str(caught.value)


def test_every_code_of_the_lexicon_is_of_today_or_known_to_have_moved(terms: tuple[GoodsTerm, ...]) -> None:
    wrong = [(t.term, code) for t in terms for code in t.hs_codes if not (is_valid_code(code) or moved_to(code))]
    assert wrong == []


def test_a_code_of_an_earlier_edition_stands_beside_what_it_became(terms: tuple[GoodsTerm, ...]) -> None:
    for term in terms:
        for code in term.hs_codes:
            now = moved_to(code)
            assert not now or any(new in term.hs_codes or new[:4] in term.hs_codes for new in now), (term.term, code)


def test_no_term_is_listed_twice_in_a_language(terms: tuple[GoodsTerm, ...]) -> None:
    keys = [(fold(term.term), term.language) for term in terms]
    assert len(keys) == len(set(keys))


def test_goods_have_codes_and_everyday_languages_are_there(terms: tuple[GoodsTerm, ...]) -> None:
    assert [term.term for term in terms if term.kind is TermKind.GOODS and not term.hs_codes] == []
    assert {term.language for term in terms} >= {"en", "ru", "zh"}
    assert sum(term.language in ("en", "ru") for term in terms) >= 1500
