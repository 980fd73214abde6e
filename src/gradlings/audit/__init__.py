"""Prove the graders: right answers pass, wrong ones and mutants of the solution lose points."""

from gradlings.audit.progress import Options, Progress
from gradlings.audit.run import audit_course

__all__ = ["Options", "Progress", "audit_course"]
