"""Pictures as readers get them: nothing in them but the picture."""
