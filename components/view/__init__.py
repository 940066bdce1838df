"""From dataset and state to the one View that everything draws."""

from components.view.build import LegendEntry, Selection, View, build_view, data_date
from components.view.counts import Counts, count
from components.view.filter import Loosening, Option
from components.view.index import Index, Row, index
from components.view.sentence import filter_words, option_label, period_words

__all__ = [
    "Counts",
    "Index",
    "LegendEntry",
    "Loosening",
    "Option",
    "Row",
    "Selection",
    "View",
    "build_view",
    "count",
    "data_date",
    "filter_words",
    "index",
    "option_label",
    "period_words",
]
