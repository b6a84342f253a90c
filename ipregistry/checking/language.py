"""The languages of an answer, and the catalogues of its sentences.

Two plain dictionaries, not gettext: the sentences are few, a test holds both to the same keys and values, and marks
cannot be declined, so that each sentence has to be built around them in its own language anyway. Knows no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from . import english, russian


class Language(StrEnum):
    EN = "en"
    RU = "ru"

    @classmethod
    def preferred(cls, tags: Iterable[tuple[str, float]]) -> Language:
        """The language of the first tag that is one of ours (ru-RU is ru), the most wanted before; English where none
        is. Tags come with their quality: 0 means not wanted."""
        wanted = (tag.lower().partition("-")[0] for tag, quality in tags if quality > 0)
        return next((cls(primary) for primary in wanted if primary in set(cls)), cls.EN)


CATALOGUES: Mapping[Language, Mapping[str, str]] = {
    Language.EN: english.SENTENCES,
    Language.RU: russian.SENTENCES,
}


def tell(language: Language, key: str, **values: object) -> str:
    """The sentence, or part of one, of this key in a language, with its values put in."""
    return CATALOGUES[language][key].format(**values)
