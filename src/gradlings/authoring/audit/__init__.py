"""Prove the graders: right answers pass, wrong ones and mutants of the solution lose points."""

from gradlings.authoring.audit.progress import AuditOptions, AuditProgress
from gradlings.authoring.audit.run import audit_course

__all__ = ["AuditOptions", "AuditProgress", "audit_course"]
