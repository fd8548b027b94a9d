"""How a team takes its empty place at a centre: what both ends derive from the secret in the code of `team add`."""

from __future__ import annotations

import hashlib
import hmac

from domain.roster import Signed, entry_hash
from domain.wire import CLAIM_TAG

_PLACE_TAG = b"vindplaats/place/1"


def place_of(secret: bytes) -> bytes:
    """The name of the empty place (16 bytes); tells nothing of the secret. Goes into `ClaimRequest.place`."""
    return hashlib.sha256(_PLACE_TAG + secret).digest()[:16]


def proof_of(secret: bytes, genesis: Signed) -> bytes:
    """HMAC-SHA256 over the founding link: whoever made it has the code. Goes into `ClaimRequest.proof`."""
    return hmac.digest(secret, CLAIM_TAG + entry_hash(genesis), "sha256")
