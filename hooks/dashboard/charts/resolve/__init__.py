"""From a declared chart in YAML to a chart that can be drawn, or to findings that say why not."""
