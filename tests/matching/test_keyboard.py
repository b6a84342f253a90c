"""Slips that fingers usually make, and others."""

from __future__ import annotations

import pytest

from ipregistry.matching.keyboard import is_usual_slip


@pytest.mark.parametrize(
    ("typed", "meant", "usual"),
    [
        ("qintec", "wintec", True),  # q beside w
        ("applr", "apple", True),
        ("azus", "asus", True),  # z below s
        ("pintec", "wintec", False),
        ("lcaie", "lacie", True),  # swapped
        ("maccofee", "maccoffee", True),
        ("raffaelllo", "raffaello", True),
        ("raffaell", "raffaello", False),
        ("ракпта", "ракета", True),  # п below е
        ("ракзта", "ракета", False),
        ("wintec", "wintecs", False),
    ],
)
def test_slip_of_the_finger_is_told_from_another_letter(typed: str, meant: str, usual: bool) -> None:
    assert is_usual_slip(typed, meant) is usual
