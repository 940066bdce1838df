"""What people see and take with them, in layers: ``view`` decides what, ``parts`` and ``outputs`` how.

``host`` and ``app_pages`` put it up. Only ``app.py`` and ``settings.py`` stand here by themselves; which layer may
import which is drawn in ``docs/architecture.md`` and held by the contracts in ``pyproject.toml``.
"""
