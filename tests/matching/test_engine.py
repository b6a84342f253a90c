"""What a text names: every way to write a mark, what only looks like one, and what is found inside what."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipregistry.entry import RegisterEntry
from ipregistry.matching import MATCH_SCORE, POSSIBLE_SCORE, Kind, MatchEngine, SurfaceKind

from .conftest import Named, build


@pytest.mark.parametrize(
    ("text", "mark", "kind"),
    [
        ("Xiaomi Mi6 smartphone", "XIAOMI", "exact"),
        ("смартфон xiaomi", "XIAOMI", "exact"),
        ("MAX FACTOR powder", "MAX FACTOR", "exact"),
        ("MAXFACTOR powder", "MAX FACTOR", "joined"),
        ("Xia omi phone", "XIAOMI", "spaced"),
        ("X-I-A-O-M-I phone", "XIAOMI", "spaced"),
        ("ХIАОМI", "XIAOMI", "look_alike"),
        ("Х1аоmi phone", "XIAOMI", "look_alike"),
        ("XlAOMl", "XIAOMI", "look_alike"),
        ("XIA0MI phone", "XIAOMI", "leet"),
        ("X1AOMI phone", "XIAOMI", "leet"),
        ("N1KE shoes", "NIKE", "leet"),
        ("$AMSUNG TV", "SAMSUNG", "leet"),
        ("Смартфон Сяоми", "Сяоми", "alias"),
        ("小米手机", "小米", "alias"),
        ("买小米手机吧", "小米", "alias"),
        ("дрель Makita 18V", "makita", "right_holder_name"),
        ("Head and Shoulders 400 ml", "HEAD & SHOULDERS", "exact"),
        ("шампунь Head и Shoulders", "HEAD & SHOULDERS", "exact"),
        ("Head&Shoulders", "HEAD & SHOULDERS", "exact"),
        ("LEVIS jeans", "LEVI'S", "exact"),
        ("Levi’s 501", "LEVI'S", "exact"),
        ("3M tape brand", "3M", "exact"),
        ("4711 cologne", "4711", "exact"),
        ("игрушка Чебурашка", "ЧЕБУРАШКА", "exact"),
    ],
)
def test_mark_is_found_as_it_is_written_and_the_way_is_told(named: Named, text: str, mark: str, kind: str) -> None:
    least = 0.0 if mark in ("3M", "4711") else POSSIBLE_SCORE
    assert (mark, kind) in named(text, least=least)


@pytest.mark.parametrize(
    "text",
    [
        "model 8055",  # BOSS in digits
        "сор 5 шт",  # COP in Russian letters
        "НР принтер",  # HP in Russian letters: too short to be a disguise
        "EM tape",  # 3M
        "max i am",  # MAXI… across words
        "xiaomistic",  # a longer word
        "eboss",
        "Meizu phone",
        "",
        "!!! ??? 😀",
    ],
)
def test_what_only_looks_like_a_mark_is_not_told(named: Named, text: str) -> None:
    assert not {mark for mark, _ in named(text)} - {"MAX"}


@pytest.mark.parametrize("text", ["MAX FACTOR powder", "MaxFactor", "пудра MAX FACTOR"])
def test_mark_that_lies_inside_a_longer_one_is_not_told_beside_it(named: Named, text: str) -> None:
    assert {mark for mark, _ in named(text)} == {"MAX FACTOR"}


def test_two_marks_side_by_side_are_both_told(named: Named) -> None:
    assert named("Xiaomi and Nike") == {("XIAOMI", "exact"), ("NIKE", "exact")}
    assert named("Nike/Durex") == {("NIKE", "exact"), ("DUREX", "exact")}


def test_letter_of_a_mark_that_is_spelt_out_does_not_begin_another(tmp_path: Path, words: Path) -> None:
    engine = build(
        tmp_path / "i", words, RegisterEntry("a", "X", mark="XIAOMI"), RegisterEntry("b", "X", mark="IPHONE")
    )
    found = [each for each in engine.find("X-I-A-O-M-I phone") if each.score >= POSSIBLE_SCORE]
    assert [each.shown for each in found] == ["XIAOMI"]


def test_mark_named_twice_is_told_at_both_places(engine: MatchEngine) -> None:
    assert [(each.start, each.end) for each in engine.find("Nike, nike")] == [(0, 4), (6, 10)]


def test_only_entries_of_the_registers_asked_are_named(engine: MatchEngine) -> None:
    assert [len(each.rows) for each in engine.find("Nike shoes")] == [2]
    (of_one,) = engine.find("Nike shoes", ["KZ-TROIS"])
    (of_other,) = engine.find("Nike shoes", ["RU-TROIS"])
    assert len(of_one.rows) == len(of_other.rows) == 1
    assert list(of_one.rows) != list(of_other.rows)
    assert [each.shown for each in engine.find("Samsung and Xiaomi", ["RU-TROIS"])] == ["XIAOMI"]
    assert engine.find("Nike shoes", ["US-CBP"]) == []
    assert engine.find("Nike shoes", []) == []


@pytest.mark.parametrize("text", ["apple juice", "Apple juice", "APPLE JUICE", "boss of the office", "max 5 kg"])
def test_ordinary_word_alone_is_not_a_mark(named: Named, text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "ноутбук APPLE",
        "brand Apple notebook",
        "notebook «Apple» 13",
        "Apple® notebook",
        "торговая марка apple, ноутбук",
        "A P P L E notebook",
    ],
)
def test_ordinary_word_with_evidence_that_it_is_meant_is_a_mark(named: Named, text: str) -> None:
    assert "APPLE" in {mark for mark, _ in named(text)}


def test_ordinary_word_weighs_less_than_one_that_means_nothing_else(engine: MatchEngine) -> None:
    scores = {each.shown: each.score for each in engine.find("buy apple, buy durex")}
    assert scores.get("APPLE", 0.0) < POSSIBLE_SCORE < MATCH_SCORE < scores["DUREX"]


def test_short_mark_needs_evidence_and_is_found_with_it(named: Named) -> None:
    assert ("HP", "exact") not in named("some hp of paper")
    assert ("HP", "exact") in named("Printer, brand HP")
    assert ("HP", "exact") in named("HP®")
    assert ("HP", "exact") in named("принтер «HP»")


@pytest.mark.parametrize(
    "text",
    [
        "case for Nike",
        "case compatible with Nike",
        "fits Nike",
        "cover suitable for all Nike models",
        "strap for the new Nike watch",
        "чехол для Nike",
        "чехол Nike",
        "стекло для смартфона Nike",
        "картридж под Nike",
        "аккумулятор совместимый с Nike",
        "подходит для Xiaomi и Nike",
        "charger for Xiaomi, Samsung, Nike",
        "coque pour Nike",
        "Hülle für Nike",
        "适用于Nike",
    ],
)
def test_goods_for_a_marks_goods_are_told_as_compatible(engine: MatchEngine, text: str) -> None:
    assert [each.compatibility for each in engine.find(text) if each.shown == "NIKE"] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "for men Nike shoes",
        "shoes Nike for men",
        "Nike case",
        "Nike for running",
        "для мужчин кроссовки Nike",
        "кроссовки Nike для бега",
        "gift for children: Nike shoes",
        "phone Nike with case",
        "before Nike",
        "Nike",
    ],
)
def test_marks_own_goods_are_not_told_as_compatible(engine: MatchEngine, text: str) -> None:
    assert [each.compatibility for each in engine.find(text) if each.shown == "NIKE"] == [False]


def test_pictures_holder_is_told_as_such_and_scores_less_than_a_mark(engine: MatchEngine) -> None:
    (holder,) = engine.find("дрель Makita")
    (mark,) = engine.find("дрель Xiaomi")
    assert (holder.kind, holder.surface) == (Kind.RIGHT_HOLDER_NAME, SurfaceKind.RIGHT_HOLDER)
    assert holder.score < mark.score


def test_evidence_adds_up_to_the_weight_and_each_says_why(engine: MatchEngine) -> None:
    (plain,) = engine.find("buy xiaomi today")
    (rich,) = engine.find("Xiaomi® Mi6 phone today")
    assert plain.evidence == ()
    assert {each.kind for each in rich.evidence} >= {"cue", "first_word"}
    assert rich.weight == pytest.approx(plain.weight + sum(each.weight for each in rich.evidence))
    assert all(each.text.endswith(".") for each in rich.evidence)


def test_order_of_namings_is_that_of_the_text(engine: MatchEngine) -> None:
    namings = engine.find("Nike, Durex, Xiaomi, brand 3M, HEAD & SHOULDERS")
    assert [each.start for each in namings] == sorted(each.start for each in namings)
    assert len(namings) >= 4


def test_label_of_a_declaration_is_no_brand_of_the_mark_that_follows(tmp_path: Path, words: Path) -> None:
    engine = build(
        tmp_path / "i", words, RegisterEntry("a", "X", mark="TRADEMARK"), RegisterEntry("b", "X", mark="LOGITECH")
    )
    found = engine.find("GOODS FOR PERSONAL USE / TRADEMARK LOGITECH / MODEL 447Z / QTY 5")
    assert [each.shown for each in found if each.score >= POSSIBLE_SCORE] == ["LOGITECH"]


def test_word_that_goods_are_told_with_is_meant_less_than_any_other_word_as_usual(tmp_path: Path, words: Path) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark="JUICE"), RegisterEntry("b", "X", mark="VISIT"))
    weights = {each.shown: each.weight for each in engine.find("buy juice, buy visit")}
    assert weights.get("JUICE", -9.0) < weights["VISIT"] - 1


@pytest.mark.parametrize(
    "text", ["Coco Chаnel bag", "Coco Ｃｈａｎｅｌ bag", "Coco Chánel bag"]
)  # a Cyrillic а in the first
def test_mark_inside_a_longer_one_is_told_however_both_are_disguised(tmp_path: Path, words: Path, text: str) -> None:
    engine = build(
        tmp_path / "i", words, RegisterEntry("a", "X", mark="CHANEL"), RegisterEntry("b", "X", mark="COCO CHANEL")
    )
    assert {each.shown for each in engine.find(text) if each.score >= POSSIBLE_SCORE} == {"CHANEL", "COCO CHANEL"}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Эппл ноутбук", "APPLE"),  # э for the a of cat
        ("кроссовки Найк", "NIKE"),  # аи for the i of bike
        ("монитор Эйсер", "ACER"),
        ("кетчуп Хайнц", "HEINZ"),
        ("сумка Луи Виттон", "LOUIS VUITTON"),  # the s of Louis is silent inside the name too
        ("куртка Джадед Росе", "JADED ROSE"),
    ],
)
def test_name_borrowed_by_its_sound_is_found_without_an_alias(
    tmp_path: Path, words: Path, text: str, mark: str
) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark=mark))
    assert [(each.shown, str(each.kind)) for each in engine.find(text) if each.score >= POSSIBLE_SCORE] == [
        (mark, "transliteration")
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [("кроссовки Пума мужские", True), ("кроссовки «Пума»", True), ("пума игрушка", False), ("Пума на дереве", False)],
)
def test_word_written_as_a_name_is_read_by_sound_as_one(tmp_path: Path, words: Path, text: str, named: bool) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark="PUMA"))
    assert bool([each for each in engine.find(text) if each.score >= POSSIBLE_SCORE]) is named


@pytest.mark.parametrize(
    ("text", "mark", "found"),
    [
        ("topverbatim discs", "VERBATIM", True),
        ("мойвастэко козинаки", "ВАСТЭКО", True),
        ("verbatimshop", "VERBATIM", True),
        ("rodessa dress", "ESSA", False),  # three letters before it that no seller writes
        ("leather newcase", "CASE", False),  # a usual word is no mark for a seller's word behind it
    ],
)
def test_word_of_a_seller_glued_to_a_mark_shows_that_it_is_meant(
    tmp_path: Path, words: Path, text: str, mark: str, found: bool
) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark=mark))
    assert bool([each for each in engine.find(text) if each.score >= POSSIBLE_SCORE]) is found


def test_two_words_that_only_together_look_like_a_mark_are_two_words(tmp_path: Path, words: Path) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark="COREL"))
    assert engine.find("desktop CORE I5 new") == []
    assert [each.shown for each in engine.find("C o r e l draw")] == ["COREL"]


def test_ordinary_word_cut_short_at_the_end_is_hardly_another_mark(tmp_path: Path, words: Path) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark="JELLATE"))
    ends, goes_on = (engine.find(text) for text in ("десерт желат", "желат десерт"))
    [reason] = [each for naming in ends for each in naming.evidence if each.kind == "cut_short"]
    assert reason.weight < 0
    assert not [each for naming in goes_on for each in naming.evidence if each.kind == "cut_short"]


@pytest.mark.parametrize(("text", "named"), [("parts n.e.c. in all", False), ("monitor N.E.C.", True), ("NEC", True)])
def test_small_letters_with_dots_abbreviate(tmp_path: Path, words: Path, text: str, named: bool) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark="NEC"))
    assert bool([each for each in engine.find(text) if each.score >= POSSIBLE_SCORE]) is named


@pytest.mark.parametrize(
    ("text", "mark"), [("набор с абажурами", "ABAZHURAMI"), ("оптико-электронный прибор", "OPTICO")]
)
def test_form_of_an_ordinary_word_and_half_a_compound_are_told_as_such(
    tmp_path: Path, words: Path, text: str, mark: str
) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark=mark))
    assert [each.kind for naming in engine.find(text) for each in naming.evidence if each.weight < 0] == ["word_form"]


def test_kazakh_word_is_not_read_by_sound(tmp_path: Path, words: Path) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark="BISCA"))
    assert engine.find("және басқа да бұйымдар") == []
    assert [each.shown for each in engine.find("печенье Биска")] == ["BISCA"]


def test_number_of_a_heading_makes_no_offer_of_a_nomenclature(tmp_path: Path, words: Path) -> None:
    engine = build(tmp_path / "i", words, RegisterEntry("a", "X", mark="MOSAIC"))
    [offer] = engine.find("Mosaic 8607 tablet")
    assert "first_in_offer" in {each.kind for each in offer.evidence}
    assert "first_in_offer" not in {
        e.kind for each in engine.find("Mosaic cubes of heading 6907") for e in each.evidence
    }
