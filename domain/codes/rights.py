"""Rights a person can ask to use (AVG/GDPR articles 15-18, 20 and 21), and how a request ends (article 12)."""

from domain.codes.row import Row, index
from domain.texts import N_


class Right(Row, frozen=True, kw_only=True):
    """`law`: where it stands (domain.codes.law); `says`: what is asked, in the words of who asks."""

    law: str
    says: str


RIGHTS: tuple[Right, ...] = (
    Right(
        code="access",
        label=N_("Inzage"),
        icon="VISIBILITY_OUTLINED",
        law="gdpr.15",
        says=N_("Ik wil weten wat er over mij staat."),
    ),
    Right(
        code="rectification",
        label=N_("Verbetering"),
        icon="EDIT_OUTLINED",
        law="gdpr.16",
        says=N_("Er staat iets over mij dat niet klopt."),
    ),
    Right(
        code="erasure",
        label=N_("Wissen"),
        icon="AUTO_DELETE_OUTLINED",
        law="gdpr.17",
        says=N_("Ik wil dat het gewist wordt."),
    ),
    Right(
        code="restriction",
        label=N_("Even niet gebruiken"),
        icon="PAUSE_CIRCLE_OUTLINED",
        law="gdpr.18",
        says=N_("Bewaar het, maar gebruik het even niet."),
    ),
    Right(
        code="portability",
        label=N_("Meenemen"),
        icon="DOWNLOAD_OUTLINED",
        law="gdpr.20",
        says=N_("Ik wil het als bestand meenemen."),
    ),
    Right(
        code="objection",
        label=N_("Bezwaar"),
        icon="FRONT_HAND_OUTLINED",
        law="gdpr.21",
        says=N_("Ik wil niet dat jullie dit doen."),
    ),
)
BY_CODE = index(RIGHTS)

OUTCOMES: tuple[Row, ...] = (
    Row(code="granted", label=N_("Gedaan")),
    Row(code="partly", label=N_("Voor een deel gedaan")),
    Row(code="refused", label=N_("Niet gedaan")),
)
OUTCOME_BY_CODE = index(OUTCOMES)

# Articles 12.5 (unfounded, excessive), 12.6 and 11 (who it is), 15.4 and 20.4 (others), 17.3 (a duty of law).
REFUSALS: tuple[Row, ...] = (
    Row(code="nothing", label=N_("We hebben niets over deze persoon")),
    Row(code="identity", label=N_("We weten niet zeker wie het vraagt")),
    Row(code="others", label=N_("Het raakt de rechten van iemand anders")),
    Row(code="duty", label=N_("Een wet zegt dat we het moeten bewaren")),
    Row(code="unfounded", label=N_("Er is geen grond voor")),
    Row(code="excessive", label=N_("Het werd al vaak gevraagd")),
)
REFUSAL_BY_CODE = index(REFUSALS)

EXTENSIONS: tuple[Row, ...] = (
    Row(code="complex", label=N_("Het is ingewikkeld")),
    Row(code="many", label=N_("Er zijn veel vragen")),
)
EXTENSION_BY_CODE = index(EXTENSIONS)
