"""What the adapters share: the state of a build and of the process, the preview, and undocumented names of MkDocs."""
