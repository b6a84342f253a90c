"""The labelled descriptions: where they are, their cases, and their register as a canonical file.

They are not part of this repository: a folder with `register.csv` (id, mark, aliases), `dev.jsonl`,
`dev_evasion.jsonl` and the scorer `score.py`, by default `../shared/eval` beside the checkout. Knows no engine.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
PLAIN, EVASION = "dev.jsonl", "dev_evasion.jsonl"
INCLUDED_ON = "2000-01-01"

Case = Mapping[str, Any]
Span = tuple[str, int | None, int | None]  # id of an entry, and where its mark stands in the text
Predictions = Mapping[str, Sequence[Span]]
Figures = Mapping[str, Mapping[str, Any]]  # of each group of cases


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One folder of labelled descriptions."""

    folder: Path

    @property
    def missing(self) -> list[str]:
        """The files that are not there."""
        return [name for name in ("register.csv", PLAIN, EVASION, "score.py") if not (self.folder / name).is_file()]

    def rows(self) -> list[dict[str, str]]:
        """The lines of the register."""
        with (self.folder / "register.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def cases(self, *files: str) -> list[Case]:
        """The cases of the files, of both where none is named."""
        texts = [(self.folder / name).read_text("utf-8") for name in files or (PLAIN, EVASION)]
        return [json.loads(line) for text in texts for line in text.splitlines() if line.strip()]

    def write_register(self, path: Path) -> None:
        """The register as a canonical file."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["entry_id", "mark", "aliases", "date_of_inclusion"])
            writer.writerows([row["id"], row["mark"], row["aliases"], INCLUDED_ON] for row in self.rows())

    def score(self, cases: Iterable[Case], predictions: Predictions) -> Figures:
        """What the folder's own scorer says of predictions, by group of cases."""
        with tempfile.TemporaryDirectory(prefix="ipregistry-scoring-") as room:
            gold, predicted, figures = (Path(room) / name for name in ("gold.jsonl", "predicted.jsonl", "figures.json"))
            gold.write_text("".join(json.dumps(case) + "\n" for case in cases), "utf-8")
            predicted.write_text("".join(_line(name, spans) for name, spans in predictions.items()), "utf-8")
            register = self.folder / "register.csv"
            options = {"--register": register, "--gold": gold, "--pred": predicted, "--json": figures}
            command = [sys.executable, str(self.folder / "score.py")]
            for option, file in options.items():
                command += [option, str(file)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            found: Figures = json.loads(figures.read_text("utf-8"))
            return found


def _line(case: str, spans: Sequence[Span]) -> str:
    said: dict[str, Any] = {"id": case, "marks": sorted({mark for mark, _, _ in spans})}
    if all(start is not None for _, start, _ in spans):
        said["spans"] = [{"mark": mark, "start": start, "end": end} for mark, start, end in spans]
    return json.dumps(said) + "\n"
