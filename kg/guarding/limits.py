"""What a guarded query may use."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use, and how many there may be at once.

    `seconds` is the time from question to answer, `rows` and `size` (bytes) what an answer may
    hold before it is cut, `memory` (bytes) what the engine may take on top of what it opened.
    `workers` queries are answered at once, `queue` more may wait, each `patience` seconds.
    `spares` engines are kept ready for when one dies.
    """

    seconds: float = 10.0
    rows: int = 10_000
    size: int = 16 * MIB
    memory: int = 512 * MIB
    workers: int = 2
    queue: int = 8
    patience: float = 30.0
    spares: int = 2
