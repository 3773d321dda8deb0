"""Tables of any making: columns are found by their names."""
