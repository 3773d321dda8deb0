"""Series of numbers in time, with gaps: what comes before what."""
