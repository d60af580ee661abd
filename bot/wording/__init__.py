"""How things are told to staff, on pages and in mails: sentences, names, days and times."""
