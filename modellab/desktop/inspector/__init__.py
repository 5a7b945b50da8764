"""The inspector: forms made from rows of settings, and the facts about the selected layers."""
