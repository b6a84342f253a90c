"""What the contract's words are called on a page in Russian. Knows nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ..checking import ImporterState, Strength, Verdict
from ..entry import AliasKind, InclusionBasis, MarkKind, ObjectType, PartyKind, RemovalBasis, Status, TermBasis
from ..goods import Coverage
from ..matching import Kind

TABLES_RU: Mapping[type[StrEnum], Mapping[str, str]] = {
    Verdict: {
        "match": "Знак в реестре",
        "authorised": "Уполномоченный импортёр",
        "possible_match": "Возможно, знак в реестре",
        "outside_goods": "Знак в реестре, но для других товаров",
        "covered_goods": "Знак не назван, но такие товары в реестре есть",
        "insufficient_description": "Описание слишком общее",
        "not_checked": "Проверять нечего",
        "no_match": "Не найдено",
    },
    Strength: {"match": "совпадение", "possible": "возможное совпадение"},
    Status: {
        "in_force": "Действует",
        "not_yet_included": "Ещё не внесён",
        "expired": "Срок истёк",
        "removed": "Исключён",
        "suspended": "Приостановлен",
        "unconfirmed": "Не подтверждён",
    },
    Coverage: {
        "covered": "охвачены",
        "partly": "охвачены частично",
        "not_covered": "не охвачены",
        "unknown": "неизвестно, охвачены ли",
    },
    ImporterState: {
        "right_holder": "это правообладатель",
        "authorised": "это уполномоченный импортёр",
        "not_listed": "в записи не значится",
        "unknown": "наверняка сказать нельзя",
    },
    Kind: {
        "exact": "как в реестре",
        "joined": "слитное написание",
        "spaced": "раздельное написание",
        "look_alike": "похожие буквы",
        "leet": "цифры или значки вместо букв",
        "diacritics": "другие надстрочные значки",
        "full_width": "полноширинные буквы",
        "zero_width": "невидимые символы внутри",
        "glued": "слитно с другим словом",
        "transliteration": "другим алфавитом",
        "typo": "с опиской",
        "alias": "известное написание",
        "right_holder_name": "имя правообладателя",
    },
    MarkKind: {
        "word": "словесный знак",
        "figurative": "изобразительный знак",
        "combined": "комбинированный знак",
        "three_dimensional": "объёмный знак",
        "unknown": "вид знака не указан",
    },
    ObjectType: {
        "trademark": "товарный знак",
        "copyright": "авторское право",
        "related_right": "смежное право",
        "appellation_of_origin": "наименование места происхождения",
    },
    InclusionBasis: {
        "stated": "как указано в реестре",
        "register_number": "прочитано из регистрационного номера",
        "customs_letter": "день письма таможни",
    },
    TermBasis: {"stated": "как указано в реестре", "derived": "вычислено, не указано"},
    RemovalBasis: {
        "stated": "как указано в реестре",
        "derived": "вычислено, не указано",
        "not_later_than": "в этот день записи уже не было; сам день неизвестен",
    },
    AliasKind: {
        "pronunciation": "как произносят",
        "translation": "перевод",
        "native": "название на родном языке",
        "misspelling": "написание с ошибкой",
        "product_line": "линейка товаров",
        "abbreviation": "сокращение",
        "registered": "зарегистрированное написание",
    },
    PartyKind: {"organisation": "организация", "person": "физическое лицо"},
}

UNITS_RU: Mapping[str, tuple[str, str, str]] = {
    "year": ("год", "года", "лет"),
    "month": ("месяц", "месяца", "месяцев"),
    "day": ("день", "дня", "дней"),
}


def plural_ru(count: int) -> int:
    """Which of the three forms of a noun follows a number: 1 день, 2 дня, 5 дней."""
    tens, ones = count % 100, count % 10
    if 11 <= tens <= 14 or ones == 0 or ones >= 5:
        return 2
    return 0 if ones == 1 else 1
