"""Finished figures of a view, for reports: maps with title, legend, numbers and sources, on sheets of named sizes.

``figure_svg`` and ``figure_bytes`` draw; ``alt_text``, ``long_description``
and ``caption`` say the same in words. All are pure: a view and options in,
text or bytes out, the same for the same input.
"""
