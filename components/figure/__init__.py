"""Finished figures of a view, for reports: maps with title, legend, numbers and sources, on sheets of named sizes.

``figure_svg`` and ``figure_bytes`` draw; ``alt_text``, ``long_description``
and ``caption`` say the same in words. All are pure: a view and options in,
text or bytes out, the same for the same input.
"""

from components.figure.engine import figure_bytes, figure_svg
from components.figure.presets import PRESETS
from components.figure.words import Origin, alt_text, caption, long_description
from components.figure_options import Options

__all__ = [
    "PRESETS",
    "Options",
    "Origin",
    "alt_text",
    "caption",
    "figure_bytes",
    "figure_svg",
    "long_description",
]
