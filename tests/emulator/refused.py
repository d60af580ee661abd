"""What the server says when it refuses a call."""


class RefusedError(Exception):
    """A call that the server refuses."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad(reason: str) -> RefusedError:
    return RefusedError(400, f"Bad Request: {reason}")
