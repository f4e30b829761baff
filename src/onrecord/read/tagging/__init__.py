"""Text → labelled spans and the arcs between them: what the network is shown, the network, and its best reading."""
