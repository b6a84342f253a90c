"""Whole files of descriptions, checked row by row by one process or several."""

from .arrow import screen_batch
from .lines import LineChecker
from .plan import FORMATS, ROWS_A_CHUNK, Wanted
from .pool import cores
from .run import STANDARD, Screen, Screened, screen_file

__all__ = [
    "FORMATS",
    "ROWS_A_CHUNK",
    "STANDARD",
    "LineChecker",
    "Screen",
    "Screened",
    "Wanted",
    "cores",
    "screen_batch",
    "screen_file",
]
