"""Words of a company's name that do not tell it from another company: legal forms, then general and place words.

All are written small. Knows no names and no folding; `names` uses them.
"""

from __future__ import annotations

LEGAL_FORMS = frozenset(
    # Russian, Belarusian, Kazakh and Kyrgyz
    "ооо оао зао пао ао одо нао уп чуп чп ип тоо осоо оюл ано фгуп муп гуп жшс ак жчк шдк нко "
    # English
    "llc ltd limited inc incorporated corp corporation co company plc llp lp pte pty pvt lllp "
    # German, Dutch, French, Italian, Spanish, Nordic, Polish, Czech, Hungarian, Turkish, Japanese
    "gmbh ag kg kgaa ohg ug ev mbh se bv nv vof sa sas sarl sasu snc scs eurl spa srl sl slu sau ab oy oyj as aps "
    "sro zrt kft doo dd kk gk zoo ltda sti tic san ve "
    # Russian transcriptions of foreign forms, and Latin ones of Russian forms
    "инк лтд ллс корп корпорейшн корпорация лимитед гмбх аг спа са сас бв нв плк ко компани компания "
    "ooo zao oao pao ao".split()
)

LEGAL_PHRASES = (
    "общество с ограниченной ответственностью",
    "товарищество с ограниченной ответственностью",
    "общество с дополнительной ответственностью",
    "закрытое акционерное общество",
    "открытое акционерное общество",
    "публичное акционерное общество",
    "акционерное общество",
    "индивидуальный предприниматель",
    "частное торговое унитарное предприятие",
    "частное предприятие",
    "объединение юридических лиц",
    "юридическая компания",
    "limited liability company",
    "joint stock company",
    "gesellschaft mit beschrankter haftung",
    "aktiengesellschaft",
    "societe anonyme",
    "kabushiki kaisha",
    "кабусики кайся",
)

# Written without spaces; longest first.
LEGAL_FORMS_HAN = ("股份有限公司", "有限责任公司", "有限公司", "株式会社", "公司")

GENERAL_WORDS = frozenset(
    "technology technologies tech group groupe holding holdings international global worldwide industries industry "
    "industrial enterprises enterprise products product brands brand trademarks trademark trading trade management "
    "manufacturing electronics electric motor motors automotive cosmetics foods pharma pharmaceuticals beauty "
    "intellectual property ip licensing licence license services solutions systems europe european america american "
    "usa us uk asia china japan korea germany russia the of de la and und et & "
    "beijing shanghai shenzhen guangzhou guangdong zhejiang hong kong tokyo london paris "
    "технологии технолоджи групп холдинг холдингс интернешнл интернэшнл глобал индастриз продактс брендс "
    "трейдмаркс трейд трейдинг менеджмент мотор моторс косметикс дзе зе де ла".split()
)
