"""Whether published arithmetic holds, what surprises, and where documents agree and differ."""
