"""What was made before, kept on disk and in memory. README.md says which memory to use when."""
