"""From dataset and state to the one View that everything draws.

What is shown is decided here, never how: no HTML, no file and no Streamlit. These are its public names.
"""

from components.view.build import Selection, View, build_view, data_date
from components.view.counts import Counts, count
from components.view.filter import Loosening, Option
from components.view.index import Index, Row, index
from components.view.period import known_years, next_programme_end, programme_end, shown_date, time_steps
from components.view.phrases import option_label, period_words

__all__ = [
    "Counts",
    "Index",
    "Loosening",
    "Option",
    "Row",
    "Selection",
    "View",
    "build_view",
    "count",
    "data_date",
    "index",
    "known_years",
    "next_programme_end",
    "option_label",
    "period_words",
    "programme_end",
    "shown_date",
    "time_steps",
]
