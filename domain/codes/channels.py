"""Ways to reach a youth; the channel is the recipient of P03, and each needs its own yes (consent.md)."""

from domain.codes.row import Row, index
from domain.texts import N_


class Channel(Row, frozen=True, kw_only=True):
    """`purpose`: the consent it needs. `label` fits behind "via" in a consent text."""

    purpose: str


CHANNELS: tuple[Channel, ...] = (
    Channel(code="call", label=N_("telefoon"), purpose="P03", icon="CALL_OUTLINED"),
    Channel(code="text", label=N_("sms"), purpose="P03", icon="SMS_OUTLINED"),
    Channel(code="whatsapp", label=N_("WhatsApp"), purpose="P04", icon="CHAT_OUTLINED"),
    Channel(code="signal", label=N_("Signal"), purpose="P04", icon="CHAT_OUTLINED"),
    Channel(code="instagram", label=N_("Instagram"), purpose="P04", icon="CHAT_OUTLINED"),
)
BY_CODE = index(CHANNELS)
