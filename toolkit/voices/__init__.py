"""Who says what, in whose words."""
