"""The first page: samples that train at once, recent projects, and what can be recovered."""
