"""What the application is made of that others have written: bill of materials, licences, known vulnerabilities.

Three commands, ``python -m supply.sbom``, ``supply.licences`` and ``supply.audit``; each hands the work to a tool of
requirements-dev.txt. Nothing here is part of the running application.
"""
