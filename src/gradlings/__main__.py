"""`python -m gradlings` is `gradlings`."""

from gradlings.cli import main

main()
