"""One file a kind of data: a table of rows like the layers."""
