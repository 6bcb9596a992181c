"""Figures that a notebook drew with Plotly itself, read and brought into the publication's form."""
