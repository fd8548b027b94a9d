"""How a youth got a copy of what was answered."""

from domain.codes.row import Row, index
from domain.texts import N_

COPY_HOWS: tuple[Row, ...] = (
    Row(code="screen", label=N_("Gezien op het scherm"), icon="RECEIPT_LONG_OUTLINED"),
    Row(code="photo", label=N_("Foto van het scherm"), icon="QR_CODE_OUTLINED"),
    Row(code="pdf", label=N_("Als PDF"), icon="DOWNLOAD_OUTLINED"),
    Row(code="paper", label=N_("Op papier"), icon="DESCRIPTION_OUTLINED"),
)
BY_CODE = index(COPY_HOWS)
