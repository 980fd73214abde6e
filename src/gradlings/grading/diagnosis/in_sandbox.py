"""Witnesses in the sandbox: students' code is observed there, and so is each wrong answer."""

from __future__ import annotations

from gradlings.checks.in_sandbox import Sandboxed, own_sandbox
from gradlings.grading.diagnosis.witness import Opens, Witness
from gradlings.sandbox.loading import Source


class SandboxedWitness(Witness, Sandboxed):
    """A submission in a worker of the sandbox, whose observations are recorded."""


def opener(*, sandboxed: bool) -> Opens:
    """Return what opens witnesses: nothing of one runs before its first experiment.

    Args:
        sandboxed: whether a missing layer of the sandbox is an error.
    """

    def open_witness(source: Source) -> SandboxedWitness:
        return SandboxedWitness(own_sandbox(require_all=sandboxed), source)

    return open_witness
