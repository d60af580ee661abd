"""What every turn is told of the unit: what is steered, and how long an answer takes these days."""

from dataclasses import replace
from typing import Protocol

from knowledge.casework.steering import Service, Steering


class Steered(Protocol):
    """What knows what is steered."""

    def current(self) -> Steering:
        """Return it, from memory."""
        ...


class Services:
    """Tells it from memory; the clock refreshes how long answers take."""

    def __init__(self, helm: Steered, *, site: str = "", free_text: bool = True) -> None:
        self._helm = helm
        self._service = Service(helm.current(), site=site, free_text=free_text)

    def current(self) -> Service:
        """Return what holds now."""
        steering = self._helm.current()
        if steering is not self._service.steering:
            self._service = replace(self._service, steering=steering)
        return self._service

    def expect(self, working_days: int | None) -> None:
        """Tell people from now on that an answer takes *working_days*; None: nobody knows."""
        self._service = replace(self._service, steering=self._helm.current(), expected=working_days)
