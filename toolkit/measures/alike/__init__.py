"""Which texts are alike: shingles, candidates in linear time, exact similarity, groups."""
