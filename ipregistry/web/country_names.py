"""What countries are called in English and Russian: those of the registers here and of most of their right holders."""

from __future__ import annotations

from collections.abc import Mapping

from ..checking import Language

COUNTRIES: Mapping[str, tuple[str, str]] = {
    "RU": ("Russia", "Россия"),
    "KZ": ("Kazakhstan", "Казахстан"),
    "KG": ("Kyrgyzstan", "Кыргызстан"),
    "BY": ("Belarus", "Беларусь"),
    "CN": ("China", "Китай"),
    "US": ("United States", "США"),
    "AE": ("United Arab Emirates", "ОАЭ"),
    "AM": ("Armenia", "Армения"),
    "AT": ("Austria", "Австрия"),
    "AU": ("Australia", "Австралия"),
    "BE": ("Belgium", "Бельгия"),
    "BG": ("Bulgaria", "Болгария"),
    "CA": ("Canada", "Канада"),
    "CH": ("Switzerland", "Швейцария"),
    "CY": ("Cyprus", "Кипр"),
    "CZ": ("Czechia", "Чехия"),
    "DE": ("Germany", "Германия"),
    "DK": ("Denmark", "Дания"),
    "ES": ("Spain", "Испания"),
    "FI": ("Finland", "Финляндия"),
    "FR": ("France", "Франция"),
    "GB": ("United Kingdom", "Великобритания"),
    "GE": ("Georgia", "Грузия"),
    "HK": ("Hong Kong", "Гонконг"),
    "IE": ("Ireland", "Ирландия"),
    "IL": ("Israel", "Израиль"),
    "IN": ("India", "Индия"),
    "IT": ("Italy", "Италия"),
    "JP": ("Japan", "Япония"),
    "KR": ("South Korea", "Южная Корея"),
    "LI": ("Liechtenstein", "Лихтенштейн"),
    "LU": ("Luxembourg", "Люксембург"),
    "NL": ("Netherlands", "Нидерланды"),
    "NO": ("Norway", "Норвегия"),
    "NZ": ("New Zealand", "Новая Зеландия"),
    "PL": ("Poland", "Польша"),
    "SE": ("Sweden", "Швеция"),
    "SG": ("Singapore", "Сингапур"),
    "TR": ("Türkiye", "Турция"),
    "TW": ("Taiwan", "Тайвань"),
    "UA": ("Ukraine", "Украина"),
    "UZ": ("Uzbekistan", "Узбекистан"),
}


def country(code: str, language: Language = Language.EN) -> str:
    """A country by its name; by its code where the name is not known here."""
    names = COUNTRIES.get(code)
    return names[language is Language.RU] if names else code
