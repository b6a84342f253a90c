"""Countries as the registers name them at the end of an address. Knows only the names met there and their forms."""

from __future__ import annotations

import re

_NAMES = {
    "AM": "Армения",
    "AT": "Австрия|Austria",
    "AU": "Австралия|Australia",
    "BE": "Бельгия|Belgium",
    "BG": "Болгария|Bulgaria",
    "BM": "Бермуды|Бермудские острова|Bermuda",
    "BY": "Республика Беларусь|Беларусь|Belarus",
    "CA": "Канада|Canada",
    "CH": "Швейцария|Швейцарии|Switzerland",
    "CN": "Китайская Народная Республика|Китай|КНР|China",
    "CY": "Кипр|Cyprus",
    "CZ": "Чешская Республика|Чехия|Czech Republic",
    "DE": "Федеративная Республика Германия|Германия|ФРГ|Germany|Deutschland",
    "DK": "Дания|Denmark",
    "EE": "Эстония|Estonia",
    "EG": "Египет|Egypt",
    "ES": "Испания|Spain",
    "FI": "Финляндия|Finland",
    "FR": "Франция|France",
    "GB": "Соединенное Королевство|Великобритания|Шотландия|Англия|United Kingdom|Great Britain|England|Scotland|UK",
    "GE": "Грузия|Georgia",
    "HK": "Гонконг|Hong Kong",
    "HU": "Венгрия|Hungary",
    "IE": "Ирландия|Ireland",
    "IL": "Израиль|Israel",
    "IN": "Индия|India",
    "IR": "Иран|Iran",
    "IT": "Италия|Italy",
    "JP": "Япония|Japan",
    "KG": "Кыргызская Республика|Кыргызстан|Киргизия|Kyrgyzstan",
    "KR": "Республика Корея|Южная Корея|Republic of Korea|South Korea|Korea",
    "KZ": "Республика Казахстан|Казахстан|РК|Kazakhstan",
    "LI": "Лихтенштейн|Liechtenstein",
    "LT": "Литва|Lithuania",
    "LU": "Люксембург|Luxembourg",
    "LV": "Латвия|Latvia",
    "MD": "Молдова|Moldova",
    "MX": "Мексика|Mexico",
    "MY": "Малайзия|Malaysia",
    "NL": "Нидерланды|Голландия|The Netherlands|Netherlands",
    "NO": "Норвегия|Norway",
    "PL": "Республика Польша|Польша|Poland",
    "PT": "Португалия|Portugal",
    "RS": "Сербия|Serbia",
    "RU": "Российская Федерация|Россия|РФ|Russia",
    "SE": "Швеция|Sweden",
    "SG": "Сингапур|Singapore",
    "SI": "Словения|Slovenia",
    "TH": "Таиланд|Thailand",
    "TR": "Турция|Turkey|Türkiye",
    "TW": "Тайвань|Taiwan",
    "UA": "Украина|Ukraine",
    "US": "Соединенные Штаты Америки|США|United States of America|USA|U.S.A.",
    "UZ": "Узбекистан|Uzbekistan",
    "VN": "Вьетнам|Vietnam",
}
CODES = {name: code for code, names in _NAMES.items() for name in names.split("|")}
NAME = "|".join(re.escape(name) for name in sorted(CODES, key=len, reverse=True))

_NAMED = re.compile(rf"(?<![\w-])(?:{NAME})(?![\w-])")
_ISO = re.compile(r"\(([A-Z]{2})\)|,\s*\(?([A-Z]{2})\)?\s*\.?$")


def country_in(text: str) -> str | None:
    """The country that an address names last, by its name or by two letters in brackets."""
    if named := _NAMED.findall(text):
        return CODES[named[-1]]
    for match in _ISO.finditer(text):
        code = match[1] or match[2]
        if code in _NAMES:
            return code
    return None
