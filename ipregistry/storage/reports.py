"""Rows of the tables as the nouns of the package: a CustomsRegister, a RegisterUpdate."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from ..entry import CustomsRegister, RegisterUpdate, UpdateCounts

COUNTS = ("added", "renewed", "amended", "removed", "unchanged", "rejected")


def to_register(row: Any) -> CustomsRegister:
    """The register of a row of `dataset`."""
    return CustomsRegister(
        code=row.code,
        name=row.name,
        country=row.country or "",
        authority=row.authority,
        source_url=row.source_url,
        data_as_of=row.data_as_of,
        version=row.version,
        sha256=row.sha256,
    )


def to_update(row: Any) -> RegisterUpdate:
    """The update of a row of `register_update`."""
    return RegisterUpdate(
        number=row.number,
        register=row.dataset,
        file_name=row.file_name,
        sha256=row.sha256,
        format=row.format,
        mode=row.mode,
        data_as_of=row.data_as_of,
        loaded_at=row.loaded_at.replace(tzinfo=UTC),
        loaded_by=row.loaded_by,
        reason=row.reason,
        overridden=tuple(row.overridden.split()),
        counts=UpdateCounts(**{count: getattr(row, count) for count in COUNTS}),
    )


def to_columns(update: RegisterUpdate) -> dict[str, Any]:
    """The row of `register_update` that `to_update` reads back."""
    return {
        "number": update.number,
        "dataset": update.register,
        "file_name": update.file_name,
        "sha256": update.sha256,
        "format": update.format,
        "mode": update.mode,
        "data_as_of": update.data_as_of,
        "loaded_at": update.loaded_at.astimezone(UTC).replace(tzinfo=None),
        "loaded_by": update.loaded_by,
        "reason": update.reason,
        "overridden": " ".join(update.overridden),
        **{count: getattr(update.counts, count) for count in COUNTS},
    }
