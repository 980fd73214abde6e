"""Classroom 50: official scores for its file, and an autograder for each submission."""
