"""From the rows of a chart to its Plotly figure and to the words around it."""
