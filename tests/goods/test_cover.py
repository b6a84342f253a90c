"""Whether an entry covers goods: the rules that the Xiaomi story of 2017 turns on, and their boundaries."""

import json

import pytest

from ipregistry.goods import (
    ClaimSource,
    Coverage,
    CoverBasis,
    CoverResult,
    EntryGoods,
    GoodsLexicon,
    cover,
    describe_entry_goods,
    describe_item,
)


@pytest.fixture(scope="module")
def phones_by_text(lexicon: GoodsLexicon) -> EntryGoods:
    """XIAOMI as it stood in the Russian register: a goods text and no code."""
    return describe_entry_goods((), "portable phones", (), lexicon)


def asked(lexicon: GoodsLexicon, entry: EntryGoods, text: str, hs_code: str | None = None) -> CoverResult:
    return cover(entry, describe_item(lexicon.find(text), hs_code, text))


@pytest.mark.parametrize(
    "text",
    [
        "smartphone",
        "cell phone",
        "phone",
        "ANDROID PHONE. VALUE $18",
        "мобильный телефон",
        "手机",
        "Смартфон Сяоми Redmi, 1 шт",
    ],
)
def test_portable_phones_cover_every_name_of_a_mobile_phone(
    lexicon: GoodsLexicon, phones_by_text: EntryGoods, text: str
) -> None:
    assert asked(lexicon, phones_by_text, text).coverage is Coverage.COVERED


@pytest.mark.parametrize(
    "text",
    [
        "LED light bulb",
        "fitness bracelet",
        "smart band",
        "tablet",
        "phone case",
        "чехол для телефона",
        "router",
        "apple juice",
    ],
)
def test_portable_phones_do_not_cover_bulbs_bands_or_cases(
    lexicon: GoodsLexicon, phones_by_text: EntryGoods, text: str
) -> None:
    assert asked(lexicon, phones_by_text, text).coverage is Coverage.NOT_COVERED


def test_a_heading_covers_the_subheadings_below_it(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["8517"], None, (), lexicon)
    result = asked(lexicon, entry, "Смартфон")
    assert result.coverage is Coverage.COVERED
    assert result.sentence == "“Смартфон” is heading 8517, which the entry covers."
    assert result.basis is CoverBasis.CODE


def test_a_wider_declared_code_meets_a_subheading_only_partly(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["851713"], None, (), lexicon)
    result = asked(lexicon, entry, "", "85")
    assert result.coverage is Coverage.PARTLY
    assert result.sentence == "The declared code 85 is chapter 85, of which the entry covers only subheading 8517.13."


def test_padding_zeros_of_an_entry_mean_its_heading(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["851700"], None, (), lexicon)
    assert asked(lexicon, entry, "", "8517620000").coverage is Coverage.COVERED


def test_phones_of_the_old_nomenclature_cover_phones_of_today_but_no_router(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["851712"], None, (), lexicon)
    covered = asked(lexicon, entry, "", "851714")
    assert covered.coverage is Coverage.COVERED
    assert "earlier nomenclature" in covered.sentence
    assert asked(lexicon, entry, "", "851762").coverage is Coverage.NOT_COVERED


def test_the_goods_text_counts_beside_the_codes(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["330300"], "духи, мобильные телефоны", (), lexicon)
    result = asked(lexicon, entry, "cell phone")
    assert result.coverage is Coverage.COVERED
    assert result.claim is not None
    assert (result.claim.source, result.claim.said) == (ClaimSource.TEXT, "мобильные телефоны")


def test_codes_written_into_the_goods_text_count_as_codes(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods((), "30. Кондитерские изделия / 1704906100, 1905903000", (), lexicon)
    assert "17049061" in entry.index_keys()
    assert entry.has_codes


def test_an_entry_without_codes_or_text_says_unknown(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods((), None, (9,), lexicon)
    result = asked(lexicon, entry, "smartphone")
    assert (result.coverage, result.basis) == (Coverage.UNKNOWN, CoverBasis.NO_GOODS_STATED)


def test_a_text_of_which_nothing_is_understood_says_unknown(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods((), "квазифлюиды хрюмбельные", (), lexicon)
    assert asked(lexicon, entry, "smartphone").basis is CoverBasis.NOT_UNDERSTOOD


def test_a_text_understood_only_in_part_never_says_not_covered(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods((), "телефоны, квазифлюиды хрюмбельные", (), lexicon)
    assert asked(lexicon, entry, "духи").coverage is Coverage.UNKNOWN
    assert asked(lexicon, entry, "смартфон").coverage is Coverage.COVERED


def test_a_text_of_vague_words_may_mean_any_goods(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods((), "бытовые приборы, духи", (), lexicon)
    assert asked(lexicon, entry, "фен").coverage is Coverage.UNKNOWN


def test_a_good_that_no_lexicon_knows_is_met_in_the_text_of_the_entry(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["9999"], "хрюмбели квазивые, телефоны", (), lexicon)
    assert asked(lexicon, entry, "Хрюмбель квазивый, 2 шт").coverage is Coverage.COVERED
    assert asked(lexicon, entry, "хрюмбель").coverage is Coverage.PARTLY


def test_what_listed_goods_are_for_is_not_covered_by_words_alone(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods((), "фуфыры для хрюмбелей", (), lexicon)
    assert asked(lexicon, entry, "хрюмбель").coverage is Coverage.UNKNOWN


def test_no_goods_and_no_code_is_unknown(lexicon: GoodsLexicon, phones_by_text: EntryGoods) -> None:
    for text in ("Xiaomi", "", "gift"):
        assert asked(lexicon, phones_by_text, text).basis is CoverBasis.NOTHING_DESCRIBED


def test_one_covered_good_of_several_is_enough_and_is_named(lexicon: GoodsLexicon, phones_by_text: EntryGoods) -> None:
    result = asked(lexicon, phones_by_text, "LED bulb, smartphone")
    assert result.coverage is Coverage.COVERED
    assert result.word is not None
    assert result.word.text == "smartphone"
    assert result.sentence == "“smartphone” is subheading 8517.13, and the entry names “portable phones”."


def test_the_exception_of_an_entry_is_not_covered_by_its_words(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["220830"], "виски (за исключением пива)", (), lexicon)
    assert asked(lexicon, entry, "пиво").coverage is Coverage.NOT_COVERED


def test_a_declared_code_that_cannot_be_read_leaves_the_words(
    lexicon: GoodsLexicon, phones_by_text: EntryGoods
) -> None:
    assert asked(lexicon, phones_by_text, "phone", "abc").coverage is Coverage.COVERED
    assert asked(lexicon, phones_by_text, "", "abc").coverage is Coverage.UNKNOWN


def test_rejected_codes_of_an_entry_are_remembered(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["30510", "330510"], None, (), lexicon)
    assert entry.index_keys() == ("330510",)
    assert entry.rejected == ("30510 has 5 digits, and a code has 2, 4, 6, 8 or 10",)


def test_entry_goods_survive_their_plain_form(lexicon: GoodsLexicon) -> None:
    entry = describe_entry_goods(["851712", "33043305", "30510"], "телефоны, чехлы для них", (9, 18), lexicon)
    assert EntryGoods.from_record(json.loads(json.dumps(entry.to_record()))) == entry


@pytest.mark.parametrize("text", ["smartphone", "shoes", "phone case", "телефон, духи"])
def test_an_index_finds_exactly_the_entries_that_cover(lexicon: GoodsLexicon, text: str) -> None:
    item = describe_item(lexicon.find(text))
    for codes in (["85"], ["8517"], ["851713"], ["640399"], ["64"], ["3303"], ["420232"], ["2203"], ["3303001000"]):
        entry = describe_entry_goods(codes, None, (), lexicon)
        covers = bool(set(entry.index_keys()) & set(item.lookup_keys()))
        partly = any(low < key < high for key in entry.index_keys() for low, high in item.lookup_ranges())
        coverage = cover(entry, item).coverage
        assert covers == (coverage is Coverage.COVERED)
        assert partly or coverage is not Coverage.PARTLY
