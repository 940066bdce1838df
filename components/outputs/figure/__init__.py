"""Finished figures of a view, for reports: maps with title, legend, numbers and sources, on sheets of named sizes.

``figure_svg`` and ``figure_bytes`` draw; ``alt_text``, ``long_description``
and ``caption`` say the same in words. All are pure: a view and options in,
text or bytes out, the same for the same input. This file hands on none of them: the converter behind them is
slow to load, and every command of ``manage.py`` that imports something beside them would wait for it.
"""
