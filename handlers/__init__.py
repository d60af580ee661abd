"""The conversations: aiogram routers that turn one update and its memory into effects."""
