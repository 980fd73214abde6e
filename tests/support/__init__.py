"""What the tests of more than one lane share: a small course, servers, a browser, attacks."""
