"""Descriptions of the checks that other rooms make where they read files, for the authors' guide."""
