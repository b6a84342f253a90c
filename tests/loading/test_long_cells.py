"""A long cell takes no longer than it is long, whatever it repeats."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ipregistry.loading.goods_cell import read_goods
from ipregistry.loading.kg_mark import mark_in
from ipregistry.loading.national import certificate_in, first_letter
from ipregistry.loading.orders import orders_in, terms_in
from ipregistry.loading.parties import holder_in, parties_in
from ipregistry.loading.private_data import without_contacts
from ipregistry.loading.register_number import numbers_in

READERS = [read_goods, holder_in, parties_in, without_contacts, terms_in, orders_in, mark_in, certificate_in]
PIECES = (
    "1|1 |1,|/|1/|(|«|« |«(|А|А |a |ООО «|а.|+7 |тел |паспорт |№ 1 |от |на 2 года |5-04/|01.|МКТУ |ТНВЭД |12-|Аа Бб "
    "|/ 9 / 8517; а |; 1 - а|1 класс |8517 |код |851713 "
    "|A.A |@|a@a|www.|ИП Аа |БИН 1|- |Компания |импортер |группа 1 |Иванов Иван |0 |(0 |e-mail "
).split("|")


@pytest.mark.parametrize("read", [*READERS, first_letter, numbers_in], ids=lambda read: read.__name__)
def test_cell_of_10_000_takes_less_than_a_second(read: Callable[[str], object]) -> None:
    for piece in PIECES:
        begun = time.process_time()
        read((piece * 10_000)[:10_000] + "я")
        assert time.process_time() - begun < 1, piece
