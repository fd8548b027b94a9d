"""The walk through the app: which screens are photographed, and the taps that lead there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.browser.screen import Screen
from tools.demo.people import PASSPHRASE

Take = Callable[[str], Awaitable[None]]


async def before_a_vault(screen: Screen, take: Take) -> None:
    """What a newcomer sees; the practice writes nothing anywhere, so a zitdag is walked through there."""
    await screen.wait_for("start.create")
    await take("start")
    await screen.tap("start.practice")
    await screen.wait_for("today.new_contact")
    await take("oefenen")
    await a_zitdag(screen, take)
    await screen.tap("practice.stop")
    await screen.wait_for("start.create")
    await screen.tap("start.create")
    await screen.wait_for("create.passphrase")
    await take("kluis-maken")


async def a_zitdag(screen: Screen, take: Take) -> None:
    """Its queue and its close."""
    await screen.tap("nav.round")
    await screen.tap("round.kind.zitdag")
    await screen.tap("round.start")
    for place in range(1, 4):
        await screen.tap("zitdag.arrive")
        await screen.tap("zitdag.add")
        await screen.wait_for(f"zitdag.row.{place}")
    await take("zitdag")
    await screen.tap("round.close")
    await screen.tap("zitdag.close_sure")
    await screen.wait_for("round.keep")
    await take("zitdag-afgesloten")
    await screen.tap("round.skip")
    await screen.wait_for("today.new_contact")


async def at_the_lock(screen: Screen, take: Take) -> None:
    """Closed, and writing without opening."""
    await screen.wait_for("lock.passphrase")
    await take("slot")
    await screen.tap("lock.quick")
    await screen.wait_for("quick.save")
    await take("snel-contact")
    await screen.tap("page.back")
    await opened(screen, take)


async def opened(screen: Screen, _take: Take) -> None:
    """With the passphrase of every vault of the demo."""
    await screen.wait_for("lock.passphrase")
    await screen.type_into("lock.passphrase", PASSPHRASE)
    await screen.tap("lock.open")
    await screen.wait_for("today.new_contact", timeout_seconds=60)


async def what_waits(screen: Screen, take: Take) -> None:
    """What only a coordinator lets go, and the page after that tap."""
    await screen.tap("nav.more")
    await screen.tap("more.retention")
    await screen.wait_for("retention.approve")
    await take("wat-wacht-op-een-coordinator")
    await screen.tap("retention.approve")
    await screen.wait_for("retention.sure")
    await take("wis-deze-nu")
    await screen.tap("retention.sure")
    await screen.wait_gone("retention.held.1")
    await take("niets-gaat-weg")


async def the_day(screen: Screen, take: Take) -> None:
    """Vandaag, Opvolging and Contact."""
    await take("vandaag")
    await screen.tap("nav.more")
    await screen.tap("more.followup")
    while not any(name.startswith("followup.row.") for name in await screen.identifiers()):
        await screen.page.wait_for_timeout(100)
    await take("opvolging")
    await screen.tap("task.new")
    await screen.wait_for("task.what")
    await take("taak")
    await screen.tap("page.back")
    await screen.wait_for("task.new")
    await screen.tap("page.back")
    await screen.wait_for("more.sync")
    await screen.tap("nav.today")
    await screen.wait_for("today.new_contact")
    await screen.tap("today.new_contact")
    await screen.wait_for("contact.save")
    await take("contact")
    await screen.tap("contact.close")
    await screen.wait_for("today.new_contact")


async def a_youth(screen: Screen, take: Take) -> None:
    """Jongeren, one file and its tabs, the cards, an agreement, Samen kijken."""
    await screen.tap("nav.youths")
    await screen.wait_for("youths.row.1")
    await take("jongeren")
    await screen.tap("youths.row.1")
    for tab, name in TABS:
        await screen.tap(f"youth.tab.{tab}")
        while not await screen.is_chosen(f"youth.tab.{tab}"):  # else the tab before it is photographed
            await screen.page.wait_for_timeout(100)
        await take(name)
    await screen.tap("youth.tab.referrals")
    await the_road(screen, take)
    await screen.tap("youth.tab.consent")
    await the_copy(screen, take)
    await screen.tap("consent.purpose.P04")
    await screen.wait_for("consent.refuse")
    await take("toestemming-vragen")
    await screen.tap("consent.large")
    await screen.wait_for("consent.large.line")
    await take("samen-lezen")
    await screen.tap("page.back")
    await screen.wait_for("consent.refuse")
    await screen.tap("page.back")
    await screen.tap("consent.purpose.P07")
    await screen.tap("consent.sign")
    await screen.wait_for("consent.signature.pad")
    await take("handtekening")
    await screen.tap("page.back")
    await screen.wait_for("consent.refuse")
    await screen.tap("page.back")
    await screen.tap("consent.heard")
    await screen.wait_for("heard.row.1")
    await take("wat-werd-gezegd")
    await screen.tap("page.back")
    await screen.tap("youth.tab.barriers")
    await screen.tap("barriers.hand_over")
    await screen.wait_gone("youth.together")
    await take("drempels")
    await screen.tap("barriers.save")
    await screen.tap("youth.together")
    await screen.wait_for("together.stop")
    await take("samen-kijken")
    await screen.tap("together.stop")
    await screen.wait_for("youth.together")
    while not await screen.exists("nav.round"):  # a laptop has its rail beside the file
        await screen.tap("page.back")
        await screen.page.wait_for_timeout(500)


async def the_copy(screen: Screen, take: Take) -> None:
    """From the tab Toestemming: what stands about a youth, and the youth's own words beside it."""
    await screen.tap("consent.copy")
    await screen.wait_for("copy.opening")
    await take("over-mij")
    await screen.tap("copy.reply")
    await screen.wait_for("reply.save")
    await take("ik-zie-dit-anders")
    await screen.tap("page.back")
    await screen.wait_for("copy.opening")
    await screen.tap("page.back")


async def the_road(screen: Screen, take: Take) -> None:
    """From the open file: who a youth is referred to, what leaves, an offer; then the team's partners."""
    await screen.tap("referral.new")
    await screen.wait_for("referral.partner.1")
    await take("doorverwijzing-nieuw")
    await screen.tap("referral.partner.1")
    await screen.type_into("referral.asks", "Een eerste job dichtbij.")
    await screen.tap("referral.save")
    await screen.wait_for("referral.state.agreed")
    await take("doorverwijzing")
    await screen.tap("referral.share")
    await screen.wait_for("referral.line.1")
    await take("wat-geven-we-door")
    await screen.tap("page.back")
    await screen.wait_for("referral.state.agreed")
    await screen.tap("page.back")
    await screen.tap("offer.new")
    await screen.wait_for("offer.save")
    await take("aanbod-nieuw")
    await screen.tap("offer.kind.work")
    await screen.tap("offer.save")
    await screen.wait_for("offer.counts")
    await take("aanbod")
    await screen.tap("page.back")


TABS = (
    ("timeline", "jongere"),
    ("barriers", "jongere-drempels"),
    ("plan", "jongere-plan"),
    ("referrals", "jongere-doorverwijzing"),
    ("consent", "jongere-toestemming"),
    ("details", "jongere-details"),
)


PAGES = (
    ("requests", "verzoeken"),
    ("proof", "bewijs-zoeken"),
    ("sync", "synchronisatie"),
    ("places", "vindplaatsen"),
    ("partners", "partners"),
    ("seen", "iets-gezien"),
    ("signals", "signalen"),
    ("named", "een-naam-gekregen"),
    ("feedback", "bevraging"),
    ("safety", "veiligheid"),
    ("retention", "wat-binnenkort-weggaat"),
    ("settings", "instellingen"),
)


async def around(screen: Screen, take: Take) -> None:
    """Ronde, Meer, and what lies behind it."""
    await screen.tap("nav.round")
    await screen.wait_for("round.start")
    await take("ronde")
    await screen.tap("nav.more")
    await screen.wait_for("more.sync")
    await take("meer")
    for route, name in PAGES:
        await screen.tap(f"more.{route}")
        await take(name)
        await screen.back()
        await screen.wait_for("more.about")
    await screen.tap("more.figures")
    await screen.wait_for("figures.street")
    await take("cijfers")
    await screen.tap("figures.street")
    await screen.wait_for("street.save")
    await take("op-straat")
    await screen.tap("page.back")
    await screen.tap("page.back")
    await screen.wait_for("more.about")
    await screen.tap("more.handover")
    await screen.tap("handover.from.1")
    await screen.wait_for("handover.youth.1")
    await take("overdragen")
    await screen.back()
    await screen.wait_for("more.about")
    await the_organisation(screen, take)
    await the_team(screen, take)
    await screen.tap("page.back")
    await screen.tap("more.about")
    await screen.wait_for("about.selftest")
    await take("over-dit-toestel")


async def the_organisation(screen: Screen, take: Take) -> None:
    """Ground and period of health, its text, and how its words are changed. Nothing is written."""
    await screen.tap("more.organisation")
    await screen.wait_for("organisation.details")
    await take("organisatie")
    await screen.tap("organisation.purposes")
    await screen.tap("organisation.purpose.P05")
    await screen.wait_for("organisation.save")
    await take("grond-en-termijn")
    await screen.tap("page.back")
    await screen.tap("page.back")
    await screen.tap("organisation.texts")
    await screen.wait_for("texts.language.ar")
    await take("teksten")
    await screen.tap("texts.row.P05")
    await screen.wait_for("text.words")
    await take("tekst")
    await screen.tap("text.edit")
    await screen.wait_for("text.question")
    await take("tekst-aanpassen")
    for _ in range(3):
        await screen.tap("page.back")
    await screen.wait_for("organisation.papers")
    for page, name in (
        ("details", "verantwoordelijk"),
        ("safety", "stappenplan"),
        ("laws", "wetten"),
        ("papers", "papieren"),
    ):
        await screen.tap(f"organisation.{page}")
        await take(name)
        await screen.tap("page.back")
        await screen.wait_for("organisation.papers")
    await screen.tap("page.back")
    await screen.wait_for("more.about")


async def the_team(screen: Screen, take: Take) -> None:
    """A device of the team, an invitation, the recovery key. Nothing is written: the device is a copy of the demo's."""
    await screen.tap("more.sync")
    await screen.tap("sync.device2")
    await screen.wait_for("sync.revoke2")
    await take("toestel")
    await screen.tap("sync.revoke2")
    await screen.wait_for("sync.revoke.confirm")
    await take("toestel-eruit")
    await screen.tap("sync.revoke.cancel")
    await screen.tap("page.back")
    await screen.tap("sync.recovery")
    await screen.wait_for("sync.recovery.make")
    await take("herstelsleutel")
    await screen.tap("page.back")
    await screen.tap("sync.invite")
    await screen.wait_for("invite.code")
    await take("uitnodigen")
    await screen.tap("page.back")
    await screen.wait_for("sync.state")


WAITING = (opened, what_waits)
WHOLE = (at_the_lock, the_day, a_youth, around)
