"""What is saved from the web."""
