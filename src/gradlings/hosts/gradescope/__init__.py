"""Gradescope: an autograder that grades a submission with this engine, in its own sandbox."""
