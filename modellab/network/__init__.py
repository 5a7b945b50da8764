"""Graph <-> torch: building, source, weights, probing, export."""
