"""Bytes to RegisterEntry or RowError. Knows no database; `formats.read_entries` is the door."""
