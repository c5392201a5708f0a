"""What places hold on headline quantities, side by side: the overview, compare and what needs attention."""
