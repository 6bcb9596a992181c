"""Data: CSVs and their descriptors, events, queries in SQL, and what git knows of older versions."""
