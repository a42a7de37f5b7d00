"""Time as acts set it: working days, the terms of a procedure on a calendar, feeds of what is due and held."""
