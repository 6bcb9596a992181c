"""The checks of one text, one short function each, with a description for the authors' guide."""
