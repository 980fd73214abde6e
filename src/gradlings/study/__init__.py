"""One student at home: what passed and what comes next, hints, a fresh start, `gradlings watch`."""
