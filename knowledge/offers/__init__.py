"""Local offers: what they are, who looks for one, how long what is known of one holds."""
