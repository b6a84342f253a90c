"""Whole files of descriptions, checked row by row by one process or several."""

from .arrow import screen_batch
from .lines import LineChecker
from .plan import FORMATS, ROWS_A_CHUNK, ROWS_A_FILE, STANDARD, Wanted
from .pool import cores
from .run import Screen, Screened, screen_file

__all__ = [
    "FORMATS",
    "ROWS_A_CHUNK",
    "ROWS_A_FILE",
    "STANDARD",
    "LineChecker",
    "Screen",
    "Screened",
    "Wanted",
    "cores",
    "screen_batch",
    "screen_file",
]
