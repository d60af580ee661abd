"""Many values in one parameter of a statement, and the key of a conversation taken apart."""

import orjson


def pack(rows: object) -> str:
    """Return *rows* as the JSON that `json_each` unpacks."""
    return orjson.dumps(rows).decode()


def channel_of(conversation: str) -> str:
    """Return the channel in the key of a conversation."""
    return conversation.partition(":")[0]
