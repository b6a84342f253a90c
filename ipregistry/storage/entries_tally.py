"""What a register covers, counted from a snapshot's file: by status, year of inclusion, class, holder's country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .entries_file import STATUS, EntriesFile

_OF_REGISTER = "FROM entry WHERE register = :register"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries there are of each status on a day, of each year, class and country; what an entry does not
    state is counted nowhere, and an entry of several classes in each of them."""

    statuses: Mapping[str, int]
    years: Mapping[int, int]
    classes: Mapping[int, int]
    countries: Mapping[str, int]


def tally(file: EntriesFile, register: str, on: date) -> Tally:
    """Count the entries of a register. Reads all of them: some 4 ms for 2,000, so callers keep the answer."""
    values = {"register": register, "on": on.isoformat()}
    return Tally(
        statuses=dict(file.ask(f"SELECT {STATUS}, count(*) {_OF_REGISTER} GROUP BY 1", values)),
        years=dict(
            file.ask(
                f"SELECT CAST(substr(date_of_inclusion, 1, 4) AS INTEGER), count(*) {_OF_REGISTER} "
                "AND date_of_inclusion IS NOT NULL GROUP BY 1 ORDER BY 1",
                values,
            )
        ),
        classes=dict(
            file.ask(
                "SELECT class, count(*) FROM nice JOIN entry ON entry.row = nice.row "
                "WHERE register = :register GROUP BY 1 ORDER BY 2 DESC, 1",
                values,
            )
        ),
        countries=dict(
            file.ask(
                f"SELECT json_extract(body, '$.right_holder.country') AS country, count(*) {_OF_REGISTER} "
                "AND country IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
                values,
            )
        ),
    )
