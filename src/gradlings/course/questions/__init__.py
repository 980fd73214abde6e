"""Concept questions: sheets in Markdown that students tick and fill in, and their keys."""
