"""From a chart to its files: pictures by a browser, PNG, table, downloads and HTML."""
