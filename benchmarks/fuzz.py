"""Coverage-guided fuzzing of what reads other people's bytes: `python -m benchmarks.fuzz normaliser --minutes 30`.

The other target is `files`. atheris makes inputs up from what new ones they reach in our own code. What is not a
refusal of ours is a crash, and so is an input that takes longer than a second; either ends the run with the input that
did it. The seeds are a few small descriptions and files.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SLOWEST = 1  # seconds
LONGEST = 4_096  # bytes
SEEDS = {
    "normaliser": (
        "Смартфон Сяоми Redmi, 1 шт", "X-I-A-O-M-I phone", "小米手机", "a\u0300\u0316\u0300", "\ufdfa\ufb03ß",
        "case for iPhone",
    ),
    "files": (
        "entry_id,mark,hs_codes,date_of_inclusion\nx,ACME,8517|6403,2024-02-29\n",
        "register_number;mark;right_holder\n1/ТЗ-010224;ЗЕНИТ;ООО «Зенит»\n",
        '{"entry_id": "x", "mark": "ACME", "hs_codes": ["8517"]}\n',
        "entry_id\tmark\nx\t\"A\nB\"\n",
    ),
}  # fmt: skip


def normaliser() -> Callable[[bytes], None]:
    """Everything that a description or a name goes through before it is looked for."""
    from ipregistry.goods.folding import tokenise
    from ipregistry.matching import mark_words, name_words, number_key, sound_key
    from ipregistry.matching.fold import fold

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape" if data[:1] == b"s" else "replace")[:2_000]
        fold(text)
        for words in (mark_words(text), name_words(text)):
            for word in words:
                sound_key(word)
        number_key(text)
        tokenise(text)

    return one


def files() -> Callable[[bytes], None]:
    """Every reader of files, by what the header says or by what the first byte chooses."""
    from ipregistry.errors import IpRegistryError
    from ipregistry.loading.formats import FORMATS, read_entries

    names = (None, *sorted(FORMATS))
    folder = Path(tempfile.mkdtemp(prefix="ipregistry-fuzz-"))

    def one(data: bytes) -> None:
        if not data:
            return
        path = folder / "file"
        path.write_bytes(data[1:])
        with contextlib.suppress(IpRegistryError):
            loaded = read_entries(path, "XX-FUZZ", format=names[data[0] % len(names)])
            try:
                for _ in loaded.entries(skip_bad_rows=data[0] >= 128):
                    pass
            finally:
                loaded.close()

    return one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=("normaliser", "files"))
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    try:
        import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        print("nothing fuzzed: atheris is not installed (the extra `benchmark`)")
        return
    with atheris.instrument_imports(include=["ipregistry"]):
        one = normaliser() if given.target == "normaliser" else files()

    def timed(data: bytes) -> None:
        begun = time.process_time()
        one(data)
        if time.process_time() - begun > SLOWEST:
            raise TimeoutError(f"{time.process_time() - begun:.1f} s of CPU")

    with tempfile.TemporaryDirectory(prefix="ipregistry-corpus-") as corpus:
        for number, seed in enumerate(SEEDS[given.target]):
            raw = seed.encode("utf-8")
            Path(corpus, str(number)).write_bytes(raw if given.target == "normaliser" else b"\0" + raw)
        atheris.Setup(
            [sys.argv[0], corpus, f"-max_total_time={int(given.minutes * 60)}", f"-seed={given.seed}",
             f"-max_len={LONGEST}", "-print_final_stats=1", "-artifact_prefix=/tmp/ipregistry-crash-"],
            timed,
        )  # fmt: skip
        atheris.Fuzz()


if __name__ == "__main__":
    main()
