"""The file of a snapshot finds, sorts and pages entries, and tells their status in SQL as `RegisterEntry` does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.entry import RegisterEntry, RemovalBasis, Status
from ipregistry.record import to_record
from ipregistry.storage.entries_file import SORTS, EntriesFile, EntryFilter
from ipregistry.storage.entries_writing import EntryRow, NameKeys, write_entries_file

ON = date(2017, 5, 16)


def row(entry_id: str, register: str = "RU-TROIS", *, as_of: date | None = None, **facts: Any) -> EntryRow:
    """A row with its keys given, or none: `keys` overrides fields of the row, the rest are facts of the entry."""
    keys = facts.pop("keys", {})
    entry = RegisterEntry(entry_id, register, **facts)
    plain = EntryRow(to_record(entry), as_of, None, None, None, (), entry.hs_codes, (), {})
    return replace(plain, **keys)


def name(role: str, words: str, sounds: str = "") -> NameKeys:
    return NameKeys(role, words.title(), words, sounds or words)


Opened = Callable[..., EntriesFile]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def write_and_open(*rows: EntryRow) -> EntriesFile:
        path = tmp_path / "entries.sqlite"
        assert write_entries_file(path, rows) == len(rows)
        return EntriesFile(path)

    return write_and_open


def found(file: EntriesFile, wanted: EntryFilter | None = None, **how: Any) -> list[int]:
    asked = {"sort": None, "descending": False, "offset": 0, "limit": 100, **how}
    total, rows = file.find(wanted or EntryFilter(), ON, **asked)
    assert asked["limit"] < 100 or asked["offset"] or total == len(rows)
    return rows


# --- status -----------------------------------------------------------------------------------------------------------

_NEAR = st.integers(-3, 3).map(lambda days: ON + timedelta(days))  # so that days meet, and lie next to each other
_MAYBE = st.none() | _NEAR
_DATED = st.builds(
    RegisterEntry,
    entry_id=st.just("x"),
    register=st.just("RU-TROIS"),
    date_of_inclusion=_MAYBE,
    valid_until=_MAYBE,
    removed_on=_MAYBE,
    removed_on_basis=st.none() | st.sampled_from(RemovalBasis),
    suspended_from=_MAYBE,
    suspended_until=_MAYBE,
    confirmed_on=st.lists(_NEAR, max_size=2).map(tuple),
    as_of=_MAYBE,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_DATED, min_size=30, max_size=60), _MAYBE)
def test_status_in_sql_is_the_status_of_the_entry_whatever_its_days(
    entries: Sequence[RegisterEntry], data_as_of: date | None
) -> None:
    """Some 1,800 entries a run, each on three days, so that every order of the days is met."""
    numbered = [replace(entry, entry_id=f"x-{number}") for number, entry in enumerate(entries)]
    with TemporaryDirectory() as directory:
        path = Path(directory) / "entries.sqlite"
        write_entries_file(path, [replace(_plain(entry), as_of=entry.as_of or data_as_of) for entry in numbered])
        file = EntriesFile(path)
        for on in (ON - timedelta(1), ON, ON + timedelta(1)):
            in_sql: dict[int, str] = {}
            for status in Status:
                rows = file.find(EntryFilter(status=status), on, sort=None, descending=False, offset=0, limit=100)[1]
                assert not in_sql.keys() & set(rows), "an entry has one status"
                in_sql |= dict.fromkeys(rows, str(status))
            told = {number: str(entry.status_on(on, data_as_of)) for number, entry in enumerate(numbered)}
            assert in_sql == told


def _plain(entry: RegisterEntry) -> EntryRow:
    return EntryRow(to_record(entry), None, None, None, None, (), (), (), {})


# --- filters ----------------------------------------------------------------------------------------------------------


def test_row_gives_back_what_was_written_and_the_day_its_facts_were_published(opened: Opened) -> None:
    file = opened(row("ru-1", mark="Сяоми", as_of=ON, keys={"goods": {"terms": ["телефон"]}}), row("kz-1", "KZ-TROIS"))
    body, goods, as_of = file.load(0) or ("", "", None)
    assert '"mark":"Сяоми"' in body
    assert (goods, as_of) == ('{"terms":["телефон"]}', "2017-05-16")
    assert file.load(2) is None
    assert [file.row_of("ru-1"), file.row_of("kz-1"), file.row_of("ru-2")] == [0, 1, None]
    assert file.counts() == {"RU-TROIS": 1, "KZ-TROIS": 1}


def test_two_rows_of_one_entry_are_refused(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        write_entries_file(tmp_path / "entries.sqlite", [row("ru-1"), row("ru-1")])


def test_filter_of_nothing_finds_everything_in_the_registers_order(opened: Opened) -> None:
    assert found(opened(row("b"), row("a"), row("c"))) == [0, 1, 2]


def test_every_field_that_is_given_must_hold(opened: Opened) -> None:
    file = opened(
        row("ru-1", nice_classes=(9,)), row("ru-2", nice_classes=(25,)), row("kz-1", "KZ-TROIS", nice_classes=(9,))
    )
    assert found(file, EntryFilter(nice_class=9)) == [0, 2]
    assert found(file, EntryFilter(registers=["RU-TROIS"])) == [0, 1]
    assert found(file, EntryFilter(nice_class=9, registers=["RU-TROIS"])) == [0]
    assert found(file, EntryFilter(nice_class=9, registers=["RU-TROIS"], entry_ids=["ru-2"])) == []
    assert found(file, EntryFilter(registers=[])) == []
    assert found(file, EntryFilter(entry_ids=["kz-1", "ru-1", "nobody"])) == [0, 2]


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("85", [0, 1, 2]),  # the entries' codes are longer
        ("8517", [0, 1, 2]),
        ("851713", [0, 1]),  # 8517 covers it, 851762 is its neighbour
        ("851762", [0, 2]),
        ("8517620000", [0, 2]),
        ("8518", []),
        ("84", []),
        ("86", []),
    ],
)
def test_hs_code_finds_its_prefixes_and_what_it_is_a_prefix_of(opened: Opened, asked: str, rows: list[int]) -> None:
    file = opened(
        row("a", hs_codes=("8517",)), row("b", hs_codes=("851713",)), row("c", hs_codes=("851762", "9102")), row("d")
    )
    assert found(file, EntryFilter(hs_code=asked)) == rows


def test_all_words_of_a_name_must_stand_in_one_name_of_the_role(opened: Opened) -> None:
    file = opened(
        row("a", keys={"names": [name("right_holder", "smart orange"), name("right_holder", "blue")]}),
        row("b", keys={"names": [name("authorised_importer", "smart orange"), name("mark", "orange juice")]}),
    )
    assert found(file, EntryFilter(names=[("right_holder", "smart orange", "")])) == [0]
    assert found(file, EntryFilter(names=[("right_holder", "orange smart", "")])) == [0]
    assert found(file, EntryFilter(names=[("right_holder", "smart blue", "")])) == []
    assert found(file, EntryFilter(names=[("right_holder", "smart oran", "")])) == [], "whole words"
    assert found(file, EntryFilter(names=[("authorised_importer", "smart orange", "")])) == [1]
    both = [("authorised_importer", "smart", ""), ("mark", "juice", "")]
    assert found(file, EntryFilter(names=both)) == [1]
    assert found(file, EntryFilter(names=[*both, ("right_holder", "blue", "")])) == []


def test_alias_is_found_as_the_mark_is(opened: Opened) -> None:
    file = opened(row("a", keys={"names": [name("mark", "xiaomi"), name("alias", "сяоми")]}))
    assert found(file, EntryFilter(names=[("mark", "сяоми", "")])) == [0]
    assert found(file, EntryFilter(names=[("alias", "xiaomi", "")])) == []


def test_name_is_found_by_its_words_or_by_all_of_its_sounds(opened: Opened) -> None:
    file = opened(row("a", keys={"names": [NameKeys("right_holder", "Смарт Оранж", "смарт оранж", "smart oranž")]}))
    assert found(file, EntryFilter(names=[("right_holder", "smart orange", "smart oranž")])) == [0]
    assert found(file, EntryFilter(names=[("right_holder", "smart orange", "smart blu")])) == []
    assert found(file, EntryFilter(names=[("right_holder", "smart oranž", "")])) == [], "sounds are not words"


@pytest.mark.parametrize("words", ["a* OR b", "NEAR", "b AND", "NOT b", "words: b", "&"])
def test_words_of_the_query_language_are_plain_words(opened: Opened, words: str) -> None:
    file = opened(row("a", keys={"names": [name("mark", "b c or")]}))
    assert found(file, EntryFilter(names=[("mark", words, words)])) == []
    assert found(file, EntryFilter(names=[("mark", "c OR", "")])) == [0]


@pytest.mark.parametrize("words", ["^b -c", "{b}", "b*", "(b"])
def test_signs_of_the_query_language_are_no_part_of_a_word(opened: Opened, words: str) -> None:
    file = opened(row("a", keys={"names": [name("mark", "b c")]}), row("b", keys={"names": [name("mark", "bc")]}))
    assert found(file, EntryFilter(names=[("mark", words, words)])) == [0]


def test_name_without_a_word_finds_nothing(opened: Opened) -> None:
    file = opened(row("a", keys={"names": [name("mark", "b")]}))
    assert found(file, EntryFilter(names=[("mark", "", "")])) == []
    assert file.rows_named("", "", limit=10) == []
    assert file.names_beginning("", "", limit=10) == []


def test_last_word_may_be_begun_where_names_are_searched(opened: Opened) -> None:
    file = opened(
        row("a", keys={"names": [name("mark", "max factor")]}), row("b", keys={"names": [name("mark", "maxima")]})
    )
    assert sorted(file.rows_named("max", "max", limit=10)) == [0, 1]
    assert file.rows_named("max fa", "max fa", limit=10) == [0]
    assert file.rows_named("ma factor", "ma factor", limit=10) == []
    assert len(file.rows_named("ma", "ma", limit=1)) == 1


def test_suggestion_counts_entries_and_names_their_registers_marks_first(opened: Opened) -> None:
    durex = {"names": [name("mark", "durex"), name("right_holder", "dure")]}
    file = opened(row("ru-1", keys=durex), row("kz-1", "KZ-TROIS", keys={"names": [name("mark", "durex")]}))
    mark, holder = file.names_beginning("dur", "dur", limit=10)
    assert mark[:3] == ("mark", "Durex", 2)
    assert set(mark[3].split(",")) == {"RU-TROIS", "KZ-TROIS"}
    assert holder == ("right_holder", "Dure", 1, "RU-TROIS")
    assert len(file.names_beginning("dur", "dur", limit=1)) == 1


def test_number_finds_the_entry_as_its_registers_number_and_as_its_certificates(opened: Opened) -> None:
    file = opened(
        row("a", keys={"register_number_key": "004"}),
        row("b", keys={"registration_number_key": "004"}),
        row("c", keys={"register_number_key": "0045"}),
    )
    assert file.rows_by_number("004") == [0, 1]
    assert found(file, EntryFilter(register_number_key="004")) == [0]
    assert found(file, EntryFilter(registration_number_key="004")) == [1]


def test_entry_without_a_number_is_not_found_by_an_empty_one(opened: Opened) -> None:
    file = opened(row("a"))
    assert found(file, EntryFilter(register_number_key="")) == []
    assert found(file, EntryFilter(registration_number_key="")) == []


def test_goods_find_the_entries_that_claim_them_on_a_day_they_are_in_force_or_unconfirmed(opened: Opened) -> None:
    claims = {"claims": ["8517", "phone"]}
    file = opened(
        row("in-force", keys=claims),
        row("unconfirmed", as_of=ON - timedelta(1), keys=claims),
        row("expired", valid_until=ON - timedelta(1), keys=claims),
        row("removed", removed_on=ON, keys=claims),
        row("suspended", suspended_from=ON, keys=claims),
        row("not-yet", date_of_inclusion=ON + timedelta(1), keys=claims),
        row("other-goods", keys={"claims": ["9102"]}),
        row("other-register", "KZ-TROIS", keys=claims),
    )
    assert file.covering(["8517", "phone"], ["RU-TROIS"], ON) == [0, 1]
    assert file.covering(["phone"], None, ON) == [0, 1, 7]
    assert file.covering([], None, ON) == []


# --- order and pages --------------------------------------------------------------------------------------------------


def test_ranked_rows_come_in_their_rank_and_only_they(opened: Opened) -> None:
    file = opened(row("a"), row("b", "KZ-TROIS"), row("c"))
    assert found(file, EntryFilter(ranked_rows=[2, 0, 1])) == [2, 0, 1]
    assert found(file, EntryFilter(ranked_rows=[2, 1, 0], registers=["RU-TROIS"])) == [2, 0]
    assert found(file, EntryFilter(ranked_rows=[])) == []
    assert found(file, EntryFilter(ranked_rows=[2, 0]), sort="register") == [0, 2], "a sort that is asked for wins"


SORTED: dict[str, tuple[EntryRow, ...]] = {
    # each: the order asked for is 1, 2, 0 upwards; row 3 lacks the fact
    "mark": tuple(row(i, keys={"mark_key": key}) for i, key in zip("abcd", ["c", "a", "b", None], strict=True)),
    "register": tuple(
        row(i, code) for i, code in zip("abcd", ["KZ-TROIS", "BY-TROIS", "KG-TROIS", "US-CBP"], strict=True)
    ),
    "register_number": tuple(row(i, register_number=n) for i, n in zip("abcd", ["3", "1", "2", None], strict=True)),
    "date_of_inclusion": tuple(
        row(i, date_of_inclusion=day)
        for i, day in zip("abcd", [ON + timedelta(1), date(2010, 1, 1), ON, None], strict=True)
    ),
    "valid_until": tuple(
        row(i, valid_until=day) for i, day in zip("abcd", [ON + timedelta(1), date(2010, 1, 1), ON, None], strict=True)
    ),
}


def test_every_sort_that_is_offered_is_tested() -> None:
    assert set(SORTED) == set(SORTS)


@pytest.mark.parametrize("sort", SORTS)
def test_sort_goes_both_ways_and_entries_without_the_fact_come_last_in_both(opened: Opened, sort: str) -> None:
    file = opened(*SORTED[sort])
    up, down = [1, 2, 0, 3], [3, 0, 2, 1] if sort == "register" else [0, 2, 1, 3]
    assert found(file, sort=sort) == up
    assert found(file, sort=sort, descending=True) == down


def test_within_a_register_entries_are_sorted_by_their_number(opened: Opened) -> None:
    file = opened(row("a", register_number="2"), row("b"), row("c", register_number="1"))
    assert found(file, sort="register") == [2, 0, 1]
    assert found(file, sort="register", descending=True) == [0, 2, 1]


def test_equal_entries_keep_the_registers_order_so_that_pages_neither_repeat_nor_miss_one(opened: Opened) -> None:
    file = opened(*(row(f"x-{number}", keys={"mark_key": "same"}) for number in range(25)))
    pages = [found(file, sort="mark", descending=True, offset=offset, limit=10) for offset in (0, 10, 20, 30)]
    assert [each for page in pages for each in page] == list(range(25))
    assert list(map(len, pages)) == [10, 10, 5, 0]


def test_page_past_the_end_is_empty_and_still_tells_how_many_there_are(opened: Opened) -> None:
    file = opened(row("a"), row("b"))
    assert file.find(EntryFilter(), ON, sort=None, descending=False, offset=10**8, limit=10) == (2, [])


# --- the file itself --------------------------------------------------------------------------------------------------


def test_file_cannot_be_written_through_the_one_who_asks(opened: Opened, tmp_path: Path) -> None:
    file = opened(row("a"))
    before = (tmp_path / "entries.sqlite").read_bytes()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        file._connection().execute("DELETE FROM entry")
    assert (tmp_path / "entries.sqlite").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["entries.sqlite"], "no journal beside it"


def test_path_with_signs_that_mean_something_in_a_uri_is_opened(tmp_path: Path) -> None:
    directory = tmp_path / "a b?c#d%20é"
    directory.mkdir()
    write_entries_file(directory / "entries.sqlite", [row("a")])
    assert EntriesFile(directory / "entries.sqlite").counts() == {"RU-TROIS": 1}


def test_several_threads_ask_one_file_at_once(opened: Opened) -> None:
    file = opened(*(row(f"x-{number}", nice_classes=(number % 45 + 1,)) for number in range(450)))

    def ask(nice_class: int) -> list[int]:
        return found(file, EntryFilter(nice_class=nice_class))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, [n % 45 + 1 for n in range(900)]))
    assert answers == [list(range(n % 45, 450, 45)) for n in range(900)]


def test_file_that_is_gone_goes_on_answering_threads_that_never_asked_it(opened: Opened, tmp_path: Path) -> None:
    """A worker that sleeps through many updates wakes with a snapshot whose directory others have pruned."""
    file = opened(row("a"), row("b"))
    (tmp_path / "entries.sqlite").unlink()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: found(file), range(200))) == [[0, 1]] * 200
