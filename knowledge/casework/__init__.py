"""Casework: what staff do with inquiries, as pure values, rules and Protocols."""
