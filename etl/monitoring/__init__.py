"""Official statistics from monitoring data: reads hours or days, judges them, computes, warns."""
