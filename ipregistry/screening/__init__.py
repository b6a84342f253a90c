"""Whole files of descriptions, checked line by line by one process or several."""

from .lines import LineChecker
from .run import ScreenCounts, screen_file

__all__ = ["LineChecker", "ScreenCounts", "screen_file"]
