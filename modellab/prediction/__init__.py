"""Answers: predicting and evaluating with a trained network."""
