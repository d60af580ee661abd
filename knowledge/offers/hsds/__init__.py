"""Offers as services of Open Referral's HSDS 3.0 (docs.openreferral.org), and services as offers.

An offer is a ``service`` with its organisation and its one place. What HSDS has no field for is an
``attribute`` whose term is of the taxonomy ``indgang``; the ids that HSDS wants to be UUIDs are made of the
offer's, so that the same offer is the same service each time.
"""

from knowledge.offers.hsds.reading import Given, given
from knowledge.offers.hsds.writing import service

__all__ = ["Given", "given", "service"]
