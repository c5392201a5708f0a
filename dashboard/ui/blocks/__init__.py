"""The blocks that pages are made of. What they draw they also add to the record of the run."""
