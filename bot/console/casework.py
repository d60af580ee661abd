"""The pages of casework put together: a case with every form on it, new inquiries, and templates."""

from bot.console.case import Cases
from bot.console.deeds import Deeds
from bot.console.dossier import Archive
from bot.console.forward import Forwards
from bot.console.pages import Pages
from bot.console.registering import Registering
from bot.console.reply import Replies
from bot.console.steering import Blocks
from bot.console.templating import Templating
from bot.console.ways import Way
from bot.settings import Settings
from bot.store.moments import Clock
from knowledge.library import Shelf
from knowledge.store import Store


def ways(settings: Settings, store: Store, shelf: Shelf, pages: Pages, clock: Clock) -> list[Way]:
    """Return the addresses of cases and of what belongs to them."""
    archive = Archive(
        desk=store.desk,
        accounts=store.accounts,
        templates=store.templates,
        shelf=shelf,
        names=pages.names,
    )
    cases = Cases(
        pages=pages,
        desk=store.desk,
        archive=archive,
        drafts=store.drafts,
        clock=clock,
        mails=settings.mail is not None and settings.mail_sender is not None,
    )
    return [
        *cases.ways,
        *Deeds(cases).ways,
        *Replies(cases).ways,
        *Forwards(cases, settings.address, local=settings.public_url is None).ways,
        *Blocks(cases, store.steering).ways,
        *Templating(pages=pages, templates=store.templates, shelf=shelf).ways,
        *Registering(
            pages=pages, desk=store.desk, numbers=store, shelf=shelf, clock=clock, secret=settings.secret
        ).ways,
    ]
