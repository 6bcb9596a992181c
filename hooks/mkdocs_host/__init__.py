"""What the adapters share of MkDocs: the state of a build and of the process, and MkDocs' private names."""
