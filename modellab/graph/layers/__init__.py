"""The layer table: one row a kind. Palette, form, checks, builder, source and file format read these rows."""
