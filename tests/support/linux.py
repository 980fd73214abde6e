"""The mark of tests that need Linux, as the sandbox does."""

from __future__ import annotations

import pytest

# Elsewhere they are skipped, but not in CI: see the fixture `linux` of conftest.py.
needs_linux = pytest.mark.usefixtures("linux")
