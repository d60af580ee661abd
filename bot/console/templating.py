"""The templates (skabeloner) that an answer begins from: a list, and a form that checks the variables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from bot.console.case import is_redacted, number
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.staff import StaffRole
from knowledge.casework.templates import LONGEST, LONGEST_NAME, VARIABLES, Template, Templates, unknown
from knowledge.errors import StaleError
from knowledge.library import Shelf
from knowledge.records import CaseState
from knowledge.terms import Language, TopicId

PATH = "/staff/skabeloner"
NEW = "ny"
STATES = tuple(state for state in CaseState if state not in {CaseState.CLOSED, CaseState.ERASED})
LANGUAGES = (Language.DANISH, Language.ENGLISH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Templating:
    """The pages of the templates."""

    pages: Pages
    templates: Templates
    shelf: Shelf

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses."""
        one = f"{PATH}/{{id}}"
        return [
            Way(PATH, self.list, StaffRole.WORKER, "template.list"),
            Way(one, self.show, StaffRole.WORKER, "template.read"),
            Way(one, self.keep, StaffRole.WORKER, "template.keep", posts=True),
            Way(f"{one}/slet", self.delete, StaffRole.WORKER, "template.delete", posts=True),
        ]

    async def list(self, visit: Visit) -> Response:
        """Show every template."""
        return self.pages.page(visit, "templates.html", templates=await self.templates.all())

    async def show(self, visit: Visit) -> Response:
        """Show the form of one template, or of a new one."""
        template = await self._find(visit)
        return self._missing(visit) if template is None else self._page(visit, template)

    async def keep(self, visit: Visit) -> Response:
        """Keep the template; where it cannot be kept, the form comes back as it was filled in."""
        known = await self._find(visit)
        if known is None:
            return self._missing(visit)
        template = _written(visit, known)
        if wrong := self._wrong(template):
            return self._page(visit, template, wrong=wrong, status=422)
        try:
            await self.templates.keep(template, by=visit.account)
        except StaleError:
            newest = await self._find(visit)
            return self._page(visit, template, newest=newest, status=409)
        return RedirectResponse(f"{visit.root}staff/skabeloner?gjort=skabelon", status_code=303)

    async def delete(self, visit: Visit) -> Response:
        """Delete the template."""
        await self.templates.delete(number(visit.named("id")), by=visit.account)
        return RedirectResponse(f"{visit.root}staff/skabeloner?gjort=skabelon-slet", status_code=303)

    async def _find(self, visit: Visit) -> Template | None:
        """Return the template of this address; a new one is empty."""
        if visit.named("id") == NEW:
            return Template("", "", Language.DANISH)
        return await self.templates.find(number(visit.named("id")))

    def _wrong(self, template: Template) -> Mapping[str, str]:
        """Return what is wrong, by field; an unknown variable by its name, with those there are."""
        say, wrong = self.pages.words.say, {}
        if not template.name or len(template.name) > LONGEST_NAME:
            wrong["navn"] = say("template-name", most=LONGEST_NAME)
        if not template.text:
            wrong["tekst"] = say("template-empty")
        elif len(template.text) > LONGEST:
            wrong["tekst"] = say("refused-too-long")
        elif strange := unknown(template.text):
            known = ", ".join(f"{{{name}}}" for name in VARIABLES)
            wrong["tekst"] = say(
                "template-unknown", names=", ".join(f"{{{name}}}" for name in strange), known=known
            )
        if template.topic and TopicId(template.topic) not in self.shelf.library.topics.ids:
            wrong["emne"] = say("refused-not-chosen")
        return wrong

    def _page(
        self,
        visit: Visit,
        template: Template,
        *,
        wrong: Mapping[str, str] | None = None,
        newest: Template | None = None,
        status: int = 200,
    ) -> Response:
        topics = [str(one) for one in self.shelf.library.topics.ids]
        return self.pages.page(
            visit,
            "template.html",
            status=status,
            one=template,
            wrong=wrong or {},
            newest=newest,
            gone=status == 409 and newest is None,
            seen=(newest or template).version,
            variables=[f"{{{name}}}" for name in VARIABLES],
            states=STATES,
            languages=LANGUAGES,
            topics=sorted(((one, self.pages.names.topic(one)) for one in topics), key=lambda one: one[1]),
            redacted=status != 200 and is_redacted(visit),
        )

    def _missing(self, visit: Visit) -> Response:
        return self.pages.page(visit, "wrong.html", status=404, why="missing")


def _written(visit: Visit, known: Template) -> Template:
    """Return the template as it was filled in; a state that is none is every state, a language Danish."""
    state, language = visit["tilstand"], visit["sprog"]
    return Template(
        name=" ".join(visit.written("navn").text.split()),
        text=visit.written("tekst").text,
        language=language if language in LANGUAGES else Language.DANISH,
        state=state if state in STATES else "",
        topic=visit.written("emne").text,
        id=known.id,
        version=number(visit["version"]),
    )
