"""Which goods a text speaks of, where they stand, and which of them it describes."""

import subprocess
import sys
from pathlib import Path

import pytest

from ipregistry.goods import GoodsLexicon, GoodsTerm, TermKind


def found(lexicon: GoodsLexicon, text: str) -> list[str]:
    return [word.term for word in lexicon.find(text)]


def test_a_word_is_found_with_its_place_in_the_original_text(lexicon: GoodsLexicon) -> None:
    (word,) = lexicon.find("Смартфон Сяоми Redmi, 1 шт")
    assert (word.start, word.end, word.text, word.term) == (0, 8, "Смартфон", "смартфон")
    assert "851713" in word.hs_codes
    assert word.nice_classes == (9,)
    assert word.kind is TermKind.GOODS


def test_places_are_right_after_letters_that_fold_to_others(lexicon: GoodsLexicon) -> None:
    text = "İßﬁ Ёлка: ёлочная игрушка"
    (word,) = [word for word in lexicon.find(text) if word.term == "ёлочная игрушка"]
    assert text[word.start : word.end] == "ёлочная игрушка"


@pytest.mark.parametrize("text", ["power bank", "Power-Bank", "POWERBANK", "power  bank", "power banks"])
def test_spaces_hyphens_and_plurals_make_no_difference(lexicon: GoodsLexicon, text: str) -> None:
    assert found(lexicon, text) == ["power bank"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("партия мобильных телефонов", "мобильный телефон"),
        ("телефоны мобильные", "мобильный телефон"),
        ("стиральной машины", "стиральная машина"),
        ("машины стиральные", "стиральная машина"),
        ("Cмартфон", "смартфон"),
        ("женские кроссовки", "кроссовок"),
        ("солнцезащитных очков", "солнцезащитные очки"),
    ],
)
def test_russian_is_found_in_every_case_and_order(lexicon: GoodsLexicon, text: str, term: str) -> None:
    assert found(lexicon, text) == [term]


@pytest.mark.parametrize("text", ["carpeting", "phonetics", "смартфоноподобный", "xphone", "car pet"])
def test_a_term_inside_a_longer_word_is_not_found(lexicon: GoodsLexicon, text: str) -> None:
    assert not {"carpet", "phone", "смартфон"} & set(found(lexicon, text))


def test_han_terms_are_found_inside_unspaced_text(lexicon: GoodsLexicon) -> None:
    (word,) = lexicon.find("小米手机")
    assert (word.start, word.end, word.term) == (2, 4, "手机")
    assert found(lexicon, "华为手机壳") == ["手机壳"]


def test_the_longest_term_wins(lexicon: GoodsLexicon) -> None:
    assert found(lexicon, "coffee machine") == ["coffee machine"]
    assert found(lexicon, "Xiaomi LED light bulb") == ["led light bulb"]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("phone case", ["phone case"]),
        ("case for phone", ["case"]),
        ("case for Xiaomi Redmi Note 9 phone", ["case"]),
        ("чехол для телефона", ["чехол для телефона"]),
        ("чехол для нового телефона", ["чехол"]),
        ("чехол на телефон", ["чехол"]),
        ("чехлы для планшетов, телефонов и ноутбуков", ["чехол"]),
        ("экран телефона", ["экран"]),
        ("аккумулятор ноутбука", ["аккумулятор"]),
        ("printer cartridge", ["printer cartridge"]),
        ("brake pads for BMW car", ["brake pad"]),
        ("camera wrist strap", ["wrist strap"]),
        ("watch strap", ["watch strap"]),
        ("laptop without charger", ["laptop"]),
        ("bottle of wine", ["wine"]),
        ("бутылка вина", ["вино"]),
        ("toy phone", ["toy phone"]),
        ("手机支架", ["手机支架"]),
        ("wine glass", ["wine glass"]),
        ("детская игрушка-телефон", ["детская игрушка"]),
        ("телефон с зарядным устройством", ["телефон"]),
        ("case for phone new charger", ["case", "charger"]),
        ("for iPhone 12 phone case", ["phone case"]),
        ("для Samsung чехол", ["чехол"]),
    ],
)
def test_what_goods_are_for_is_not_described(lexicon: GoodsLexicon, text: str, described: list[str]) -> None:
    assert found(lexicon, text) == described


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("phone, gold", ["phone"]),
        ("iPhone 12 128GB orange", []),
        ("gold bar", ["gold bar"]),
        ("women bag leather", ["bag"]),
        ("made in China shoes", ["shoe"]),
        ("book about phones", ["book"]),
        ("gold", ["gold"]),
        ("oranges, 5 kg", ["orange"]),
        ("кольцо, золото 585", ["кольцо"]),
    ],
)
def test_a_colour_or_a_stuff_is_no_goods_beside_the_thing(
    lexicon: GoodsLexicon, text: str, described: list[str]
) -> None:
    assert found(lexicon, text) == described


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("phone, charger", ["phone", "charger"]),
        ("телефон и зарядное устройство", ["телефон", "зарядное устройство"]),
        ("shoes sneakers", ["shoe", "sneaker"]),
        ("чехол для телефона, зарядка", ["чехол для телефона", "зарядка"]),
    ],
)
def test_goods_that_stand_side_by_side_are_all_described(
    lexicon: GoodsLexicon, text: str, described: list[str]
) -> None:
    assert found(lexicon, text) == described


@pytest.mark.parametrize(
    ("text", "hs_code"),
    [
        ("wireless mouse", "847160"),
        ("mouse with plush ears, toy", "9503"),
        ("silver bracelet", "7117"),
        ("bracelet with bluetooth and pedometer", "851762"),
        ("tablet 10 inch", "847130"),
        ("tablets 500 mg", "3004"),
        ("oil filter", "842123"),
        ("water filter", "842121"),
        ("ручка шариковая", "9608"),
        ("ручка для двери", "8302"),
        ("аккумулятор автомобильный 60 Ач", "850710"),
        ("лак, маникюр", "330430"),
        ("масло для двигателя 5w40", "271019"),
        ("oil for hair", "330590"),
    ],
)
def test_neighbours_tell_homonyms_apart(lexicon: GoodsLexicon, text: str, hs_code: str) -> None:
    assert hs_code in {code for word in lexicon.find(text) for code in word.hs_codes}


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\u0301" * 500, "a" * 2000, "\ud800", "١٢٣", "𝒑𝒉𝒐𝒏𝒆"])
def test_strange_text_breaks_nothing(lexicon: GoodsLexicon, text: str) -> None:
    for word in lexicon.find(text):
        assert text[word.start : word.end] == word.text


def test_a_saved_lexicon_finds_what_the_compiled_one_does(lexicon: GoodsLexicon, tmp_path: Path) -> None:
    lexicon.save(tmp_path)
    loaded = GoodsLexicon.load(tmp_path)
    for text in ("Смартфон Сяоми", "power-bank", "小米手机", "tablets 500 mg", "чехлы для телефонов"):
        assert loaded.find(text) == lexicon.find(text)
    assert loaded.terms == lexicon.terms
    assert loaded.vocabulary() == lexicon.vocabulary()


def test_loading_and_finding_never_import_the_grammar(lexicon: GoodsLexicon, tmp_path: Path) -> None:
    lexicon.save(tmp_path)
    program = f"""
import sys
from pathlib import Path
from ipregistry.goods import GoodsLexicon
assert GoodsLexicon.load(Path({str(tmp_path)!r})).find("чехлы для телефонов")
assert "pymorphy3" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).resolve().parents[2])


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "goods.json").write_text('{"format": 0}', "utf-8")
    with pytest.raises(ValueError, match=r"goods\.json is not a goods lexicon"):
        GoodsLexicon.load(tmp_path)


def test_an_empty_lexicon_finds_nothing(tmp_path: Path) -> None:
    GoodsLexicon.compile([]).save(tmp_path)
    assert GoodsLexicon.load(tmp_path).find("phone 手机") == ()


def test_of_two_terms_with_one_form_the_lemma_wins() -> None:
    lexicon = GoodsLexicon.compile([GoodsTerm("glass", "en", ("7013",)), GoodsTerm("glasses", "en", ("9004",))])
    assert [word.term for word in lexicon.find("glasses and a glass")] == ["glasses", "glass"]
