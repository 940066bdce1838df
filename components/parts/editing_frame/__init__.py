"""What frames every section of the editors' page: who is signed in, the sections, the draft that is open.

The sections themselves stand in ``components.app_pages.editing``.
"""
