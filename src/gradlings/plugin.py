"""The pytest plugin under the name by which installations up to version 0.1 load it."""

from gradlings.checks.pytest_plugin import *  # noqa: F403
