"""People: authors, their institutes, and the themes of the site."""
