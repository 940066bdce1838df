"""Entity linking: the places, partnerships and themes that a text names, each with evidence and confidence.

    propose(dataset, title, teaser).places

The results are proposals; people confirm them in the tables.
"""
