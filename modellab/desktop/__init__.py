"""The window, and the only room with Qt."""
