"""Support for more than one lane: a small course, servers, a browser, attacks."""
