"""What is shown of procedures and of calendars: `shown(asked, lang) -> Answer`."""
