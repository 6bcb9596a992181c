"""Where a build tells what it changed. (`desk build` sets this without loading the engine.)"""

from __future__ import annotations

CHANGES_VARIABLE = "DASHBOARD_CHANGES"
"""The environment variable that names the file to write the changes into."""
