"""The engine of the China-Russia Dashboard: plain Python that knows no MkDocs."""
