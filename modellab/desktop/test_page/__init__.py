"""Testing a trained network: drop, paste, open or draw a picture, enter a row, and read the answer."""
