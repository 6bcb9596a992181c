"""What the adapters share: the state of a build and of the process, the preview, and undocumented names of MkDocs."""

from pathlib import Path

import dashboard

if Path(__file__).parents[1] not in Path(dashboard.__file__).parents:
    raise ImportError(
        f"Python finds a package 'dashboard' of another project: {dashboard.__file__}. "
        "Unset PYTHONPATH if it leads there, or rename that package."
    )

from dashboard.core.garbage import collect_rarely

collect_rarely()  # Here, since most of the objects of a small build are made while its modules are imported.
