"""The parts every page is made of. What they draw they also note in the record of the page."""
