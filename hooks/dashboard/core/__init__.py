"""What every room needs, and what knows no other room: files, findings, YAML, dates, paths, settings."""
