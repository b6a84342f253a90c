"""Small workbooks and small sheets of each customs service, for tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from ipregistry.entry import RegisterEntry
from ipregistry.errors import RowError
from ipregistry.loading.formats import read_entries

AS_OF = date(2025, 1, 19)
KZ = (
    "Регистрационный номер по таможенному реестру ОИС",
    "Наименование (вид, описание, изображение) объекта интеллектуальной собственности",
    "Наименование товаров, класс товаров по МКТУ или  код товаров по ТН ВЭД",
    "Сведения о правообладателе",
    "Название, номер и дата охранного документа",
    "Срок защиты на объект интеллектуальной собственности",
    "Сведения о доверенных лицах правообладателя",
    "Номер и дата письма в таможенные органы о включении объекта интеллектуальной собственности",
)
KG = (
    "Рег. №",
    "Наименование (вид, описание, изображение) ОИС",
    "Наименова ние, №, дата документа об охраноспос обности ОИС",
    "Наименование товаров, в отношении которых принимаются меры Класс товаров по МКТУ/Код товаров по ТНВЭД",
    "Правообладате ль",
    "Доверенные лица правообладателя",
    "Срок несения ОИС в Реестр",
    "Номер и дата письма ГТС",
)
BY = (
    "№ п/п",
    "Регистрационный номер объекта интеллектуальной собственности по национальному таможенному реестру",
    "Вид объекта интеллектуальной собственности, его наименование (описание, изображение)",
    "Основание приобретения права на объект интеллектуальной собственности",
    "Наименование (описание) товаров, содержащих объект интеллектуальной собственности",
    "Класс (классы) товаров в соответствии с Международной классификацией товаров и услуг",
    "Сведения о правообладателе",
    "Сведения о представителях правообладателя",
    "Дата включения объекта интеллектуальной собственности",
    "Дата окончания срока действия решения",
    "Примечание",
)


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Лист1")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def read(path: Path, register: str = "XX-TEST", **options: Any) -> tuple[list[RegisterEntry], list[RowError]]:
    """The entries and the errors of a file."""
    found = list(read_entries(path, register, as_of=AS_OF, **options))
    entries = [each for each in found if isinstance(each, RegisterEntry)]
    return entries, [each for each in found if isinstance(each, RowError)]


def only(path: Path, register: str = "XX-TEST", **options: Any) -> RegisterEntry:
    """The one entry of a file that has no errors."""
    entries, errors = read(path, register, **options)
    assert errors == []
    (entry,) = entries
    return entry
