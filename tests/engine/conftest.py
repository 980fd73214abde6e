"""Sandbox, grading, audit, pool, gradebook and diagnosis, on a small course. They need Linux."""
