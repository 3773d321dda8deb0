"""Topics judged by people: intrusion and label tests."""
