"""Name the misconception that explains why a submission loses points."""
