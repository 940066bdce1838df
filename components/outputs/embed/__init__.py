"""The map inside other sites' pages: the page that is embedded, and the one that writes the code for it.

Which revisions exist is known to a ``Revisions`` (``components.outputs.embed.revisions``):
``revisions("")`` is what is published now, ``revisions("7")`` what a frozen map asked
for, None when that cannot be had. The map itself is ``components.outputs.client``: nothing of it is made a second time.
"""
