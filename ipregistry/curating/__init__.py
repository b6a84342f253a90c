"""What a curator runs before a commit: the curated files, held against themselves. Decides nothing for the curator."""

from .check import check_data, usual_words
from .data import CuratedData, read_data
from .finding import Finding, Severity

__all__ = ["CuratedData", "Finding", "Severity", "check_data", "read_data", "usual_words"]
