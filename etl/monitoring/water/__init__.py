"""The water batch: classes of sections, shares of lists and trophic indices from readings of stations."""
