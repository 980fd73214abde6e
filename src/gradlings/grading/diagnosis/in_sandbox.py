"""Witnesses in the sandbox: students' code is observed there, and so is each wrong answer."""

from __future__ import annotations

from gradlings.checks.in_sandbox import Sandboxed, own_sandbox
from gradlings.checks.shared import Shared
from gradlings.grading.diagnosis.witness import Opens, Witness
from gradlings.sandbox.loading import Source


class SandboxedWitness(Witness, Sandboxed):
    """A submission in a worker of the sandbox, whose observations are recorded."""


class SharedWitness(Witness, Shared):
    """A program of the authors, whose observations are recorded."""


def opener(*, sandboxed: bool, authors: bool = False) -> Opens:
    """Return what opens witnesses: nothing of one runs before its first experiment.

    Args:
        sandboxed: whether a missing layer of the sandbox is an error.
        authors: whether the programs are the authors', which may share a worker.
    """
    kind = SharedWitness if authors else SandboxedWitness

    def open_witness(source: Source) -> Witness:
        return kind(own_sandbox(require_all=sandboxed), source)

    return open_witness
