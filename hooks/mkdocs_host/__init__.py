"""What the adapters share: the state of a build and of the process, the preview, and undocumented names of MkDocs."""

from dashboard.core.garbage import collect_rarely

collect_rarely()  # Here, since most of the objects of a small build are made while its modules are imported.
