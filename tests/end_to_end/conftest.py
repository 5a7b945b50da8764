"""The fixtures of the window and of the command line, side by side."""

from tests.cli.conftest import cli, picture_folder
from tests.desktop.conftest import _session_loop, finish, loop, session, window

__all__ = ["_session_loop", "cli", "finish", "loop", "picture_folder", "session", "window"]
