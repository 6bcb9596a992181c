"""What the desk checks: one short function for each, with words for the authors' guide."""
