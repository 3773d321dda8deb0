"""Measures of lexical diversity: those of counts, and those that walk along a text."""
