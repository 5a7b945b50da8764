"""What is drawn: the document as a value. Standard library only; no torch, no Qt, no numpy."""
