"""The map without a server: the same State, View and map layer, worked out in the visitor's browser.

It may know no address of a server, and no rule that Python does not have too: a test holds both to each other.
What a builder of pages needs to know:

``site_assets(dataset, today, layout) -> Assets`` (``components.outputs.client.assets``) gives ``files`` (file name
to bytes; names change with their content, so they may be cached for ever) to be written into one folder,
``assets/`` under the site's root, and the names to link to: ``style``, ``scripts[language]`` (in order)
and ``common`` (for pages without the map: makes ``button[data-copy]`` copy the page's address); only maps need
``outlines``.

``layout`` says where pages lie, from the site's root, by language and page, e.g. ``LAYOUT``::

    {"sv": {"map": "index.html", "table": "table/index.html", "place": "place/{id}/index.html", ...},
     "en": {"map": "en/index.html", ...}}

A page that is missing there is not linked to. ``{id}`` is the place's id.

``interactive_page(assets, language, root=..., page="map", fallback=..., embed=False, with_list=True) -> Part``
(``components.outputs.client.interactive``) gives ``body`` (Markup: the element ``#pk-app`` with the fallback inside),
``style`` and ``scripts`` (addresses relative to the page, to be put into ``<link rel="stylesheet">`` and
``<script defer src>``). ``fallback`` is what the page says without JavaScript; the script puts the
application in its place. ``root`` leads from the page to the site's root: ``""``, ``"../"``, ``"../../"``.

The element carries what the script goes by:

=================  ==========================================================================
``data-root``      as ``root`` above
``data-page``      ``map`` or ``table``
``data-language``  ``sv`` or ``en``; an address that asks for the other leads to that page
``data-embed``     ``true``: no filters, no copy link, a link back to the full map
``data-list``      ``false``: no panel beside the map (also ``?list=no`` on an embedded page)
``data-revisions`` names of the facts that an embedded page holds; it refuses an address that asks for others
=================  ==========================================================================

``<body>`` has the class ``pk``, which the application puts around each fragment of our HTML: the style of both is
the same. Around the element the script looks for, and keeps up with the state:

- ``a[data-pk-page="map|table|articles|numbers|about|place"]``: the address gets the state's query where that
  page reads one (map, table, articles and numbers).
- ``a[data-pk-language="sv|en"]``: the same view in the other language.
- ``button[data-copy][data-done]`` with ``[data-label]`` inside, as in the application's header.

Everything works by ``file://`` and under ``default-src 'none'; script-src 'self'; style-src 'self';
img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'``. The pages must be UTF-8.
"""
