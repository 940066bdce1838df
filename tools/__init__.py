"""What the application is made of that others have written: bill of materials, licences, known vulnerabilities.

Three commands, ``python -m tools.sbom``, ``tools.licences`` and ``tools.audit``; each hands the work to a tool of
requirements-dev.txt. Nothing here is part of the running application.
"""
