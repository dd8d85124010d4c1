"""Colours that can be told apart, and text that can be read on them."""

from __future__ import annotations

from collections.abc import Mapping

OKABE_ITO = ("#0072B2", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#E69F00")
"""Colours that people with any colour vision tell apart, in the order in which groups get them."""

STRONG = "#D55E00"
"""What is chosen."""

# Of pure white and pure black one has a contrast of at least 4.58 to any colour.
_INKS = ("#ffffff", "#000000")
_RAMPS = {False: ("#dce9f4", "#06385f"), True: ("#24394c", "#a9d8f8")}


_TEXT = {False: "#47525f", True: "#b7c1cb"}


def readable(spec: Mapping[str, object], *, dark: bool) -> dict[str, object]:
    """A chart of Vega-Lite whose axes and legend can be read: by itself they are too faint."""
    config = spec.get("config")
    own = config if isinstance(config, dict) else {}
    ink = {"labelColor": _TEXT[dark], "titleColor": _TEXT[dark]}
    return {**spec, "config": {**own, "axis": {**ink, **own.get("axis", {})}, "legend": ink}}


def ramp(share: float, *, dark: bool) -> str:
    """A fill for a share between 0 and 1; what is more stands out more, on light and on dark."""
    low, high = (_channels(colour) for colour in _RAMPS[dark])
    mixed = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def ink(fill: str) -> str:
    """The colour of text on a fill: of white and black the one with more contrast."""
    return max(_INKS, key=lambda one: contrast(one, fill))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, between 1 and 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
