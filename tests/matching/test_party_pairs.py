"""Pairs of party names, each labelled as a broker would who must answer for “authorised”, before the code was run.

same: nobody would doubt it. near: it may be so, and somebody has to ask. other: two parties.
"""

from __future__ import annotations

import pytest

from ipregistry.matching import SameName, same_name

SAME = (
    # the legal form left out, moved, spelt out, dotted; quotes, case, hyphens, spaces
    ("ООО «Смарт Оранж»", "Смарт Оранж"),
    ("ООО «Смарт Оранж»", '"СМАРТ ОРАНЖ", ООО'),
    ("ООО «Смарт Оранж»", "О.О.О. „Смарт Оранж“"),
    ("ООО «Смарт Оранж»", "Общество с ограниченной ответственностью 'Смарт Оранж'"),
    ("ООО «Смарт Оранж»", "ооо смарт-оранж"),
    ("ООО «Смарт Оранж»", "  Смарт\u00a0Оранж (ООО) "),
    ("ООО «Смарт Оранж»", "ООО <СМАРТ ОРАНЖ>"),
    ("ООО «Смарт Оранж»", "ООО «СмартОранж»"),  # the capitals part the words
    ("ООО «Смарт Оранж»", "ООО «CМАРТ ОРАНЖ»"),  # the first letter is Latin; no eye can tell
    ("Smart Orange LLC", "SMART ORANGE, L.L.C."),
    ("Smart Orange LLC", "Smart Orange Limited Liability Company"),
    ("Smart Orange LLC", "Smart-Orange Ltd."),  # how foreigners write ООО varies
    ("Smart Orange LLC", "Smart Orange Co., Ltd"),
    ("Smart Orange LLC", "smart orange"),
    ("ОАО «РОТ ФРОНТ»", "Открытое акционерное общество «Рот Фронт»"),
    ("ОАО «РОТ ФРОНТ»", "ОАО <РОТ ФРОНТ>"),
    ("АО «ЛОТТЕ Рахат»", "Акционерное общество ЛОТТЕ РАХАТ"),
    ("ЗАО «Берёзка»", "Закрытое акционерное общество «Березка»"),
    ("ПАО «АвтоВАЗ»", "Публичное акционерное общество «АВТОВАЗ»"),
    ("АНО «Оргкомитет «Сочи 2014»", "Автономная некоммерческая организация «Оргкомитет Сочи 2014»"),
    ("ФГУП «Почта России»", "Федеральное государственное унитарное предприятие «Почта России»"),
    # Kazakh
    ("ТОО «ДОСТЫК-АГРО 2012»", "Товарищество с ограниченной ответственностью Достык-Агро 2012"),
    ("ТОО «Алма»", "«Алма» ЖШС"),
    ("ТОО «Алма»", "«Алма» жауапкершілігі шектеулі серіктестігі"),
    ("ТОО «Алма»", "Алма LLP"),  # what a ТОО is called in English
    ("АО «Казфосфат»", "«Казфосфат» акционерлік қоғамы"),
    ("ТОО «КАЗФОСФАТ»", "КАЗФОСФАТ, ТОО"),
    ("ИП «Садыков Ринат Равильевич»", "ЖК Садыков Ринат Равильевич"),
    # Kyrgyz
    ("ОсОО «Фармамир»", "ФАРМАМИР ОСОО"),
    ("ОсОО «Фармамир»", "«Фармамир» ЖЧК"),
    ("ОсОО «Фармамир»", "Жоопкерчилиги чектелген коом «Фармамир»"),
    ("ОсОО «Siberia Trade»", "Siberia Trade LLC"),
    ("ОсОО «Силк Роут Трейдинг Лимитед»", "ОсОО Силк Роут Трейдинг Лтд"),
    ("ОсОО «Атан Консалт»", "Общество с ограниченной ответственностью «Атан Консалт»"),
    # Belarusian
    ("СООО «Конте Спа»", "Совместное общество с ограниченной ответственностью «Конте Спа»"),
    ("ОДО «ЛЕКСПАТЕНТ»", "Общество с дополнительной ответственностью «Лекспатент»"),
    ("ООО «ЛЮКС-ВИЗАЖ»", "Таварыства з абмежаванай адказнасцю «ЛЮКС-ВИЗАЖ»"),
    ("ООО «ЛЮКС-ВИЗАЖ»", "ТАА Люкс-Визаж"),
    ("ЧТУП «Белторг»", "Частное торговое унитарное предприятие «Белторг»"),
    ("ИООО «Кравира»", "Иностранное общество с ограниченной ответственностью «Кравира»"),
    ("РУП «Белпочта»", "Республиканское унитарное предприятие «Белпочта»"),
    # English, German, French, Italian, Spanish, Nordic, Slavic, Turkish, Baltic
    ("Levi Strauss & Co.", "LEVI STRAUSS & CO"),
    ("Apple Inc.", "APPLE, INC"),
    ("Apple Inc.", "Apple Incorporated"),
    ("MARS, INC.", "Mars, Incorporated"),
    ("Unilever PLC", "Unilever Public Limited Company"),
    ("BMW AG", "BMW Aktiengesellschaft"),
    ("Red Bull GmbH", "Red Bull Gesellschaft mit beschränkter Haftung"),
    ("Red Bull GmbH", "RED BULL G.m.b.H."),
    ("Miele & Cie. KG", "Miele & Cie KG"),
    ("PHOENIX CONTACT GmbH & Co. KG", "Phoenix Contact GmbH & Co KG"),
    ("Andreas Stihl AG & Co. KG", "ANDREAS STIHL AG & CO. KG"),
    ("Chanel SARL", "CHANEL S.A.R.L."),
    ("Chanel SARL", "Chanel société à responsabilité limitée"),
    ("Chloe S.A.S.", "CHLOÉ SAS"),
    ("L’OREAL S.A.", "L'Oréal Société Anonyme"),
    ("Guccio Gucci S.p.A.", "GUCCIO GUCCI SPA"),
    ("GIANNI VERSACE S.R.L.", "Gianni Versace Srl"),
    ("Pernod Ricard Mexico S.A. de C.V.", "PERNOD RICARD MEXICO, SA DE CV"),
    ("FLUIDRA COMMERCIAL, S.A.U.", "Fluidra Commercial SAU"),
    ("LEGO Juris A/S", "Lego Juris AS"),
    ("Epiroc Aktiebolag", "Epiroc AB"),
    ("Nokia Oyj", "NOKIA OYJ"),
    ("Kofola Sp. z o.o.", "Kofola spółka z ograniczoną odpowiedzialnością"),
    ("Škoda Auto a.s.", "ŠKODA AUTO a. s."),
    ("Kofola s.r.o.", "KOFOLA S. R. O."),
    ("BETA KİMYA A.Ş.", "Beta Kimya Anonim Şirketi"),
    ("Vičiūnai UAB", "UAB „Vičiūnai“"),
    ("Grindeks SIA", "SIA Grindeks"),
    ("Standard OÜ", "Standard osaühing"),
    ("Рошен ТОВ", "Товариство з обмеженою відповідальністю «Рошен»"),
    ("Ново Нордиск АС", "Ново Нордиск А/С"),
    ("Ред Булл ГмбХ", "РЕД БУЛЛ ГМБХ"),
    ("Мэри Кэй Инк.", "Мэри Кэй Инкорпорейтед"),
    ("Юнилевер ПиЭлСи", "Юнилевер ПЛК"),
    ("Рекитт Бенкизер Ваниш Б.В.", "Рекитт Бенкизер Ваниш БВ"),
    ("SANCTUARY HEALTH SDN BHD", "Sanctuary Health Sdn. Bhd."),
    ("BITMAIN TECHNOLOGIES PTE. LTD.", "Bitmain Technologies Pte Ltd"),
    ("Tata Motors Private Limited", "Tata Motors Pvt. Ltd."),
    # Chinese, Japanese, Korean, Armenian
    ("小米科技有限责任公司", "小米科技有限公司"),
    ("阿迪达斯有限公司", "阿迪达斯 有限公司"),
    ("任天堂株式会社", "任天堂"),
    ("三丽鸥股份有限公司", "三丽鸥"),
    ("Canon Kabushiki Kaisha", "CANON K.K."),
    ("삼성전자 주식회사", "주식회사 삼성전자"),
    ("Արարատ ՍՊԸ", "«Արարատ» ՍՊԸ"),
    # people
    ("Иванов И.И.", "И.И. Иванов"),
    ("ИП Иванов И. И.", "Иванов И.И."),
    ("ИП Иванов Иван Иванович", "Индивидуальный предприниматель Иванов Иван Иванович"),
    ("Иванов Иван Иванович", "ИВАН ИВАНОВИЧ ИВАНОВ"),  # the patronymic tells which word is which
    ("ИП Омургазы уулу Семетей", "Омургазы уулу Семетей"),
    ("Smith J.R.", "J. R. Smith"),
    # & is a word
    ("The Procter & Gamble Company", "Procter and Gamble Co."),
    ("Macdonald & Muir Limited", "MACDONALD AND MUIR LTD"),
    ("ООО «Рога и Копыта»", "ООО «Рога & Копыта»"),
    ("7-Eleven, Inc.", "7 ELEVEN INC"),
)  # fmt: skip

NEAR = (
    ("ООО «Смарт Оранж»", "Smart Orange LLC"),  # sounds alike; who spells it so is not known
    ("ОсОО «Фармамир»", "Farmamir LLC"),
    ("ОсОО «Аква Лаб»", "Akva Lab"),
    ("Смарт Оранж", "Smart-Oranzh"),
    ("Smart Orange LLC", "Smart Orange Trading LLC"),  # a sister, or the same shortened
    ("Smart Orange LLC", "Orange Smart LLC"),
    ("ООО «Смарт Оранж»", "ООО «Смарт Оранж Регион»"),
    ("ООО «Смарт Оранж»", "Филиал ООО «Смарт Оранж» в г. Казань"),
    ("ООО «Смарт Оранж»", "ООО «ТД Смарт Оранж»"),
    ("ООО «Смарт Оранж»", "ООО «Смарторанж»"),  # joined without a sign where
    ("ООО «Смарт Оранж»", "ООО «Смарт Оранжж»"),  # a slip
    ("Smart Orange LLC", "Smrat Orange LLC"),
    ("ООО «Смарт Оранж»", "АО «Смарт Оранж»"),  # two forms are two persons in law, or a mistake
    ("ООО «Смарт Оранж»", "ИП Смарт Оранж"),
    ("ООО «Смарт Оранж»", "ТОО «Смарт Оранж»"),  # a Russian and a Kazakh company
    ("ОсОО «Фармамир»", "ТОО «Фармамир»"),
    ("ОсОО «Мама знает КГ»", "ТОО «Мама знает»"),
    ("Red Bull GmbH", "Red Bull AG"),
    ("Panasonic Corporation", "Panasonic Ltd"),
    ("Apple Inc.", "Apple GmbH"),
    ("adidas AG", "adidas International Marketing BV"),
    ("Beijing Xiaomi Technology Co., Ltd", "Xiaomi Inc."),
    ("Beijing Xiaomi Technology Co., Ltd", "Xiaomi"),
    ("Beijing Xiaomi Technology Co., Ltd", "Beijing Xiaomi Electronics Co., Ltd"),
    ("Samsung Electronics Co., Ltd.", "Samsung"),
    ("Volkswagen AG", "Volkswagen Group Rus"),
    ("LEGO Juris A/S", "LEGO A/S"),
    ("HUGO BOSS Trade Mark Management GmbH & Co. KG", "Hugo Boss AG"),
    ("Unilever IP Holdings B.V.", "Unilever Global IP Limited"),
    ("Chivas Holdings (IP) Limited", "Chivas Brothers Limited"),
    ("Юнилевер Глобал АйПи Лимитед", "Юнилевер"),
    ("The Procter & Gamble Company", "The Procter and Gamble Holding GMBH"),
    ("Procter & Gamble", "Procter Gamble"),
    ("H & M", "HM"),
    ("Johnson & Johnson", "Johnson"),
    ("Иванов Иван Иванович", "Иванов И.И."),
    ("Иванов Иван", "Иван Иванов"),  # either may be the family name
    ("Иванов Иван Иванович", "Иванов"),
    ("Алиева А.Ш.", "Алиева А."),
    ("Алиева Айчолпон Шербековна", "А.Ш. Алиева"),
    ("小米科技有限责任公司", "北京小米科技有限责任公司"),
    ("ООО «НИТА-ФАРМ»", "ООО «Нита-Фарм Плюс»"),
    ("ОсОО «Meditek»", "ОсОО «Медитек»"),
    ("ОсОО «ЛАБСЕРВИС»", "ОсОО «Лаб Сервис»"),
    ("ОсОО «Euphoria Lux»", "ОсОО «Эуфория Люкс»"),
    ("WABCO IP Holdings LLC", "WABCO"),
    ("Студия 54", "Студия"),
    ("ТОО «РЕАКТ»", "ТОО «РЕАКТ», район Есиль"),  # an address behind it
)  # fmt: skip

OTHER = (
    ("Smart Orange LLC", "Orange Smart Systems LLC"),
    ("Smart Orange LLC", "Smart Blue LLC"),
    ("Smart Orange LLC", "Orange LLC Smart Home Systems"),
    ("ООО «Смарт Оранж»", "ООО «Смарт»и ООО «Оранжерея»"),
    ("ООО «Смарт Оранж»", "GearBest"),
    ("ООО «Смарт Оранж»", "ООО «Смарт Оркестр»"),
    ("ООО «Смарт Оранж»", "RDC Group"),
    ("ООО", "ООО «Смарт Оранж»"),
    ("LLC", "Ltd"),
    ("ООО «Студия 54»", "ООО «Студия 45»"),
    ("ООО «Завод № 1»", "ООО «Завод № 2»"),
    ("ТОО «Бизнес сеть 2013»", "ТОО «Бизнес сеть 2014»"),
    ("3M Company", "M Company"),
    ("7UP", "UP"),
    ("WD-40 Manufacturing Company", "WD-50 Manufacturing Company"),
    ("ОсОО «Фармамир»", "ОсОО «Фармамед»"),
    ("ОсОО «Большая медведица»", "ОсОО «Малая медведица»"),
    ("ОсОО «Силк Роут Трейдинг Лимитед»", "ОсОО «Силк Вэй Карго»"),
    ("Иванов И.И.", "Иванов П.П."),
    ("Иванов И.И.", "И.П. Иванов"),
    ("Иванов Иван Иванович", "Петров Иван Иванович"),
    ("Иванов Иван Иванович", "Иванов Пётр Иванович"),
    ("Иванов Иван Иванович", "Иванов П.И."),
    ("Алиева А.Ш.", "Алиев А.Ш."),
    ("Алиева А.Ш.", "Сабиров Н.Н."),
    ("Xiaomi Inc.", "Huawei Technologies Co., Ltd."),
    ("Apple Inc.", "ОсОО «Эппл Сити Интернешнл»"),
    ("Siemens AG", "Samsung AG"),
    ("Bosch GmbH", "Boss GmbH"),
    ("BMW AG", "BMV Trade"),
    ("Mars, Incorporated", "Marks Incorporated"),
    ("Toyota Motor Corporation", "Honda Motor Corporation"),
    ("Nissan Motor Co., Ltd.", "Toyota Motor Co., Ltd."),
    ("Beijing Xiaomi Technology Co., Ltd", "Beijing Huawei Technology Co., Ltd"),
    ("小米科技有限责任公司", "华为技术有限公司"),
    ("任天堂株式会社", "本田技研工业株式会社"),
    ("Procter & Gamble", "Procter & Allan"),
    ("H & M", "H & N"),
    ("АО «ЛОТТЕ Рахат»", "АО «Рахат Лукум Плюс»"),
    ("ООО «МедМастер»", "ООО «МедФорвард»"),
    ("ООО «БелБренд Консалт»", "ООО «БелИнтелПат Консалт»"),
    ("ТОО «ELITE Legal»", "ТОО «Legalmax Central Asia»"),
    ("ОсОО «Asian Med Trade»", "ОсОО «Siberia Trade»"),
    ("Ново Нордиск АС", "Нордиск Ново Фарма АС"),
    ("", "ООО «Смарт Оранж»"),
    ("ТОО «Миле»", "Miele"),  # labelled near at first: it is its branch, but the letters cannot tell
    ("Иванов С.А.", "Иванов А.О."),  # initials that look like legal forms
)  # fmt: skip

CASES = [
    *((one, other, SameName.SURE) for one, other in SAME),
    *((one, other, SameName.NEAR) for one, other in NEAR),
    *((one, other, SameName.DIFFERENT) for one, other in OTHER),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES, ids=lambda value: str(value))
def test_two_names_are_told_apart_as_a_broker_would(one: str, other: str, expected: SameName) -> None:
    assert same_name(one, other) is expected
    assert same_name(other, one) is expected


def test_no_pair_stands_under_two_labels() -> None:
    pairs = [frozenset((one, other)) for one, other, _ in CASES]
    assert len(pairs) == len(set(pairs)) >= 150
