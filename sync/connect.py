"""Connecting: a team that was founded offline takes its place at a centre."""

from __future__ import annotations

from domain import connect_code
from domain.claim import place_of, proof_of
from domain.connect_code import ConnectCode, fingerprint_of
from domain.errors import BadInput
from domain.mark import N_
from domain.wire import ClaimRequest
from storage.relay import Relay
from storage.vault import Vault
from sync.client import CentreClient, Knock
from sync.exchange import Network

NOT_A_PLACE = N_("Dit is een uitnodiging voor een nieuw toestel, geen koppelcode.")
OTHER_PLACE = N_("Je team is al gekoppeld aan een andere centrale.")
NOT_FOUNDER = N_("Alleen het eerste toestel van het team kan koppelen.")


async def connect(vault: Vault, text: str, *, network: Network) -> None:
    """Claim the place that the code names; again with the same centre is harmless.

    Raises BadInput on a code that is wrong or of another kind, CentreUntrusted when the centre's key does not fit it,
    CentreRefused (`bad_proof`) when it was used or is too old, NoNetwork.
    """
    code = connect_code.read(text)
    if code.kind != "place":
        raise BadInput(NOT_A_PLACE)
    card = await Knock(code.address, network=network).card(fingerprint=code.fingerprint)
    if await vault.relay(_is_connected, code):
        await vault.relay(Relay.note, centre_address=code.address)  # the same centre, perhaps at a new address
        return
    signer = await vault.relay(Relay.claim_signer)
    client = CentreClient(code.address, centre_key=card.public_key, network=network, signer=signer)
    await client.claim(await vault.relay(_claim_of, code))
    await vault.relay(_settle, code, card.public_key, now_millis=int(network.now().timestamp() * 1000))


def _is_connected(relay: Relay, code: ConnectCode) -> bool:
    """Already, with this centre? Raises BadInput when it is another and colleagues are there."""
    key = relay.log.fact("centre_key")
    if key is None:
        return False
    if fingerprint_of(key) == code.fingerprint:
        return True
    if len(relay.roster().members) > 1:
        raise BadInput(OTHER_PLACE)
    return False


def _claim_of(relay: Relay, code: ConnectCode) -> ClaimRequest:
    if relay.roster().founder != relay.device:
        raise BadInput(NOT_FOUNDER)
    entries = relay.log.roster_chain()
    return ClaimRequest(
        place=place_of(code.secret),
        entries=tuple(entries),
        epochs=tuple(relay.log.epochs()),
        proof=proof_of(code.secret, entries[0]),
    )


def _settle(relay: Relay, code: ConnectCode, centre_key: bytes, *, now_millis: int) -> None:
    """Remember the centre; a new centre has nothing yet, so everything is offered."""
    log = relay.log
    with log.transaction():
        for name, value in {
            "centre_address": code.address,
            "centre_key": centre_key,
            "connected": now_millis,
            "cursor": "",
            "generation": None,
            "missing": None,
            "sync_success": None,
            "sync_trouble": None,
        }.items():
            log.set_fact(name, value)
        log.offer_again(log.sent_beyond({}))
        log.offer_boxes_again()
