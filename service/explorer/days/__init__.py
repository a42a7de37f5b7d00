"""What has its days: amendments, the calendar, deadlines, procedures."""
