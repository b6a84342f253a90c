"""How sure a name is by the way it is written alone, as log-odds and as a sentence, and from where on it counts.

Weights of all kinds compare, and so do the scores that `probability` makes of them. Knows no text.
"""

from __future__ import annotations

import math

from .verify import Kind

MATCH_SCORE = 0.80  # at least this and nothing against it: a match
POSSIBLE_SCORE = 0.50  # less than this is not worth a person's look

KIND_WEIGHT = {
    Kind.EXACT: 3.2,
    Kind.JOINED: 2.6,
    Kind.ALIAS: 3.0,
    Kind.LOOK_ALIKE: 2.8,  # nobody mixes alphabets in a word by accident
    Kind.FULL_WIDTH: 3.0,
    Kind.ZERO_WIDTH: 3.0,
    Kind.DIACRITICS: 2.6,
    Kind.SPACED: 2.2,
    Kind.LEET: 2.0,
    Kind.GLUED: 1.6,
    Kind.TRANSLITERATION: 1.6,
    Kind.TYPO: 1.3,
    Kind.RIGHT_HOLDER_NAME: 1.0,
}
KIND_SENTENCE = {
    Kind.EXACT: "“{found}” is the mark as registered.",
    Kind.JOINED: "“{found}” is {mark} written as one word.",
    Kind.ALIAS: "“{found}” is a known spelling of {mark}.",
    Kind.LOOK_ALIKE: "“{found}” is {mark} written in letters that look alike.",
    Kind.FULL_WIDTH: "“{found}” is {mark} in full-width letters.",
    Kind.ZERO_WIDTH: "“{found}” is {mark} with characters of no width inside.",
    Kind.DIACRITICS: "“{found}” is {mark} with accents that the mark has not.",
    Kind.SPACED: "“{found}” is {mark} written apart.",
    Kind.GLUED: "“{found}” is {mark} glued to another word.",
    Kind.TRANSLITERATION: "“{found}” sounds like {mark}, spelt in another alphabet.",
    Kind.TYPO: "“{found}” is {mark} with a slip of the pen.",
    Kind.LEET: "“{found}” is {mark} with digits or signs for letters.",
    Kind.RIGHT_HOLDER_NAME: "“{found}” names the right holder; the register shows the mark as a picture.",
}

PRODUCT_LINE_SENTENCE = "“{found}” is a product line of {mark}."


def probability(weight: float) -> float:
    """Log-odds as a score between 0 and 1."""
    return 1 / (1 + math.exp(-weight))
