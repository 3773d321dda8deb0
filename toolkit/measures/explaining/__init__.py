"""What a peak is made of."""
