"""Name the misconception that explains what a submission loses points for."""
