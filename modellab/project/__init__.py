"""What is saved: the project file, its journal, its runs. No torch here."""
