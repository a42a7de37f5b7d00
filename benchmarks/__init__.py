"""Measurements, run by hand (`make bench`); none of them is a timed test."""
