"""Local offers in the database: the directory, what providers propose, what people look for and miss."""
