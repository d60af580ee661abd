# What staff read that is not written on a page itself.
# Names, days and times stand in bot/wording/da.ftl.

## Adgang
wrong-title = { $why ->
    [role] Det har du ikke adgang til
    [elsewhere] Formularen kom ikke herfra
    [large] Teksten er for lang
    [fields] Formularen har for mange felter
    [slow] Forbindelsen var for langsom
    [link] Linket virker ikke
    [store] Siden kan ikke vises lige nu
   *[missing] Siden findes ikke
}
wrong-text = { $why ->
    [role] Din konto har ikke den rolle, det kræver. En administrator kan give dig den.
    [elsewhere] Den er ikke sendt, og intet er ændret. Gå til siden igen, og prøv derfra.
    [large] Den er ikke sendt, og intet er ændret. Gå tilbage i din browser, så står teksten der endnu, og gør den kortere.
    [fields] Den er ikke sendt, og intet er ændret. Gå tilbage, og vælg færre ad gangen.
    [slow] Formularen nåede ikke frem, og intet er ændret. Gå tilbage, og prøv igen.
    [store] Der kan ikke gemmes, og så vises der heller ikke noget, for hvert opslag skal kunne ses i sporet. Vent et øjeblik, og prøv igen. Bliver det ved, så sig det til den, der driver Indgang.
    [link] Det er brugt, for gammelt eller skrevet forkert. Bed en administrator om et nyt.
   *[missing] Måske er adressen skrevet forkert, eller siden er flyttet.
}
again = { $why ->
    [csrf] Du er logget ind igen, siden du åbnede formularen. Intet er sendt eller gemt endnu. Se teksten igennem, og fortsæt.
    [over] Du var logget ud, da du trykkede, så intet er sendt eller gemt endnu. Se teksten igennem, og fortsæt.
   *[store] Der kan ikke gemmes lige nu, så intet er ændret. Vent et øjeblik, og prøv igen.
}
again-field = Din tekst

## Lister
found = { $count ->
    [0] Ingen sager
    [1] 1 sag
   *[other] { $pages ->
        [1] { $count } sager
       *[other] { $first } til { $last } af { $count } sager
    }
}
found-elsewhere = Ingen i { $view }. Her er { $count ->
    [1] den ene, der findes
   *[other] dem, der findes
} i alle sager:
empty = { $view ->
    [mine] Du har ingen åbne sager. Tag en under Uden ejer.
    [uden-ejer] Alle sager har en ejer.
    [over-tid] Ingen sager er over tid.
    [afventer] Ingen sager afventer nogen.
    [rykkes-i-dag] Der er ingen at rykke i dag.
    [dubletter] Ingen sager ligner hinanden.
    [kollegas] Dine kolleger har ingen åbne sager.
   *[alle] Her er ingen henvendelser endnu. De kommer fra chatten, eller du skriver dem ind under Ny henvendelse.
}
empty-misspelt = Ingen med »{ $search }«.
empty-found = Ingen sager passer. Tjek, hvordan det er stavet, eller prøv med færre ord{ $narrowed ->
    [yes] {" "}og færre filtre
   *[no] {""}
}.
language = { $language ->
    [en] Engelsk
   *[other] Andet sprog
}
waiting-choice = { $waiting ->
    [afsender] Svar fra afsenderen
    [sundhedsraad] Svar fra sundhedsrådet
   *[dato] Ingen: bare en bestemt dag
}
done-claimed-one = Sagen er din nu.
done-claimed-several = Sagerne er dine nu.
done-ended-one = Sagen er afsluttet. Ingen har fået besked.
done-ended-several = Sagerne er afsluttet. Ingen har fået besked.
bulk-none = Sæt først et kryds ved en eller flere sager.
bulk-outcome = Vælg et udfald, før du afslutter.
bulk-carrier = Vælg, hvem der fører det videre, før du afslutter.
bulk-partly = Ikke alle sager kunne ændres. Resten er uændret.
bulk-claimed = er din nu.
bulk-ended = er afsluttet.
bulk-taken = { $who } kom først.
bulk-stale = er ændret, siden du så listen, og er ikke afsluttet. Læs det nye først.
bulk-closed = er allerede afsluttet.
bulk-merged = er samlet i en anden sag. Arbejd videre dér.
bulk-refused = kan ikke ændres nu. Åbn sagen og se hvorfor.
login-wrong = Navnet, adgangskoden eller koden passer ikke. Prøv igen, og vent eventuelt på en ny kode i din app.
login-often = Det er mange forsøg på kort tid. Vent et par minutter, og prøv igen.
colleague = En kollega

## Sagen
road = { $road ->
    [chat] I chatten
    [mail] På e-mail
    [phone] I telefonen (du ringer selv)
    [letter] Med brev (du sender det selv)
    [digital-post] Med Digital Post (du sender det selv)
   *[other] { $road }
}
road-unknown = { $road ->
    [phone] {" "}(intet nummer oplyst)
   *[letter] {" "}(ingen adresse oplyst)
}
forward-road = { $road ->
    [mail] E-mail herfra, med et link til at svare
    [digital-post] Digital Post (du sender selv)
   *[phone] Telefon (du ringer selv)
}
sent-road = { $road ->
    [mail] på e-mail
    [digital-post] med Digital Post
   *[phone] i telefonen
}
forward-first = { $road ->
    [digital-post] Send sagen til { $receiver } med Digital Post, før du trykker.
   *[phone] Ring til { $receiver }, før du trykker.
}
forward-send = { $road ->
    [mail] Send videre
    [digital-post] Jeg har sendt det: Giv afsenderen besked
   *[phone] Jeg har ringet: Giv afsenderen besked
}
news-case = { $news ->
    [givet] Givet til dig
   *[other] Svar fra modtageren
}
news-list = { $news ->
    [givet] fra en kollega
   *[other] nyt svar
}
declined = { $receiver } kan ikke tage sagen: { $reason }
delivery = { $road ->
    [phone] Sagt i telefonen
    [letter] Sendt som brev
   *[other] { $delivery ->
        [sent] Sendt
        [blocked] Ikke leveret: Personen har blokeret chatten
        [gone] Ikke leveret: Chatten findes ikke længere
        [refused] Ikke leveret: Den blev afvist undervejs
        [dropped] Ikke leveret: Den var for gammel til at blive sendt
       *[new] Venter på at blive sendt
    }
}
unreachable = { $why ->
    [blocked] Det seneste svar kom ikke frem: Personen har blokeret chatten.
    [gone] Det seneste svar kom ikke frem: Chatten findes ikke længere.
   *[refused] Det seneste svar kom ikke frem.
}
taken = { $answer ->
    [modtaget] Modtaget
    [vi-tager-den] Vi tager den
    [vi-kan-ikke] Vi kan ikke
   *[none] Har ikke svaret endnu
}
journal = { $journal ->
    [ja] Ja, under dette nummer
    [nej] Nej
   *[allerede] Den er journaliseret i forvejen
}
macro = { $macro ->
    [vent] Tag og vent på sundhedsrådet til næste uge
    [afslut] Afslut som besvaret
   *[kollega] Giv til kollegaen
}
speaker = { $who ->
    [person] Afsender
    [bot] Assistenten
   *[staff] Civilsamfundsenheden
}
a-colleague = En kollega
link-comes = { $site }/modtag/… (linket bliver lavet, når du sender)
refused-taken = { $owner } tog sagen først. { $typed ->
    [yes] Din tekst er her endnu, men intet er ændret.
   *[no] Intet er ændret.
}
refused-stale = { $typed ->
    [yes] Sagen er ændret, mens du skrev. Intet er sendt eller gemt endnu. Se herunder, hvad der er sket, og send så igen.
   *[no] Sagen er ændret, siden du åbnede den. Intet er gemt endnu. Se herunder, hvad der er sket, og prøv så igen.
}
refused-role = Det har din konto ikke adgang til.
refused-empty = Der mangler tekst. Intet er sendt eller gemt.
refused-too-long = Teksten er for lang: Der er plads til 20.000 tegn. Intet er sendt eller gemt.
refused-unfilled = Der står stadig en variabel i klammer, for eksempel {"{"}råd{"}"}. Skriv selv, hvad der skal stå.
refused-past = Vælg en dag, der kommer efter i dag.
refused-no-waiting = Vælg, hvad sagen venter på.
refused-no-number = Skriv ESDH-sagsnummeret.
refused-no-journal = Vælg, om sagen skal journaliseres.
refused-no-answer = Vælg, hvad de sagde.
refused-no-outcome = Vælg, hvad det endte med.
refused-no-carrier = Vælg, hvem der fører det videre.
refused-no-merge = Vælg en af sagerne, eller skriv et sagsnummer.
refused-whole-number = Skriv hele nummeret med bogstavet til sidst, for eksempel 26-0147-K.
refused-no-date = Vælg en dag.
refused-over = Sagen er besvaret eller afsluttet. Genåbn den først.
refused-closed = Sagen er afsluttet. Genåbn den først.
refused-open = Sagen er allerede åben.
refused-merged = Sagen er samlet i en anden. Arbejd videre i den.
refused-itself = En sag kan ikke samles med sig selv.
refused-no-such-case = Den sag findes ikke. Tjek nummeret, også det sidste bogstav.
refused-erased = Personen har slettet sagen, så der er ingen at skrive til.
refused-journalised = Sagen er journaliseret. Det kan ikke laves om til nej.
refused-no-colleague = Vælg en kollega, der kan tage sagen.
refused-settled = Der er svaret på den videresendelse i forvejen.
refused-no-link = Linket er lukket i forvejen.
refused-no-forwarding = Den videresendelse hører ikke til sagen.
refused-not-theirs = Et af svarene hører til en anden sag. Åbn sagen igen.
refused-unknown = Den sag findes ikke. Tjek nummeret, også det sidste bogstav.
refused-not-chosen = Vælg en mulighed i hvert felt.
refused-no-receiver = Skriv eller vælg, hvem der skal have sagen (højst 200 tegn).
refused-no-road = Vælg, hvordan sagen bliver sendt.
refused-no-address = Skriv en e-mailadresse, for eksempel navn@example.org.
refused-no-chat = Personen har ikke skrevet i chatten. Vælg en anden vej.
refused-nobody-told = Der er ingen at svare. Tjek sagerne, der er samlet her.
refused-no-reason = Skriv hvorfor.
refused-steering-long = Teksten er for lang: Der er plads til 500 tegn. Intet er ændret.
refused-block-no-chat = Der er ingen chat at blokere: Henvendelsen kom en anden vej.
refused-not-blocked = Samtalen er ikke blokeret.
refused-other = Det kan ikke lade sig gøre, som sagen er nu. Intet er ændret.
done-sag-tag = Sagen er din.
done-sag-giv-videre = Sagen er givet videre.
done-sag-note = Noten er gemt. Kun I kan se den.
done-sag-svar = Svaret er på vej. Herunder kan du se, når det er sendt.
done-sag-afventer = Sagen er lagt til side.
laid-aside = Sagen er lagt til side. Den kommer frem igen { $day }.
laid-aside-closed = Sagen er lagt til side. I har lukket { $closed }, så den kommer frem igen { $day }.
done-sag-videresend = Sagen er sendt videre, og afsenderen får besked.
done-sag-modtaget = Svaret fra modtageren er noteret.
done-sag-luk-link = Linket er lukket. Ingen kan læse sagen med det mere.
done-sag-saml = Sagerne er samlet. Et svar går til dem begge.
done-sag-afslut = Sagen er afsluttet. Ingen har fået besked.
done-sag-journal = Journaliseringen er noteret.
done-sag-genaabn = Sagen er åben igen.
done-sag-makro-vent = Sagen er din og venter på sundhedsrådet til næste uge.
done-sag-makro-afslut = Sagen er afsluttet som besvaret. Ingen har fået besked.
done-sag-makro-kollega = Kollegaen har sagen nu.
done-sag-ny = Henvendelsen er oprettet.
done-skabelon = Skabelonen er gemt.
done-skabelon-slet = Skabelonen er slettet.
cpr-removed = Der stod noget, der lignede et CPR-nummer. Det er fjernet og ikke gemt.
invitation-code = Koden passer ikke. Vent på en ny i din app, og skriv den.
password-short = Adgangskoden skal være på mindst 12 tegn.
password-long = Adgangskoden må være på højst 200 tegn.
password-same = Adgangskoden skal bestå af flere forskellige tegn.
password-name = Adgangskoden må ikke indeholde dit navn eller ordet Indgang.
password-differs = De to adgangskoder er ikke ens.
account-role = Vælg en rolle og et sundhedsråd fra listen.
account-name-taken = Der er allerede en konto med det navn.
account-name-unfit = Skriv et navn på højst 60 tegn.
account-last-admin = Det er den eneste administrator. Gør først en anden til administrator.
account-unknown = Den konto findes ikke, eller den er lukket.
account-state = { $state ->
    [disabled] Lukket
    [ready] Åben
    [invited] Har et link, men har ikke valgt adgangskode
   *[none] Har hverken adgangskode eller link, der virker
}
role = { $role ->
    [admin] Administrator
    [worker] Sagsbehandler
   *[reader] Kan kun læse
}
done-retention-basis = Hjemlen er gemt. De henvendelser, der er for gamle, bliver slettet inden for en time.
done-retention-withdraw = Sletningen er stoppet.
done-styring-pause = Nye henvendelser er på pause.
done-styring-stop = Kanalen er lukket.
done-styring-banner = Nu kan alle læse beskeden.
done-styring-lift-pause = Pausen er ophævet.
done-styring-lift-stop = Kanalen er åben igen.
done-styring-lift-banner = Beskeden er taget ned.
done-sag-bloker = Samtalen er blokeret.
done-sag-ophaev-blokering = Blokeringen er ophævet.
done-account-role = Rollen er gemt og gælder med det samme.
done-account-disable = Kontoen er lukket, og den, der brugte den, er logget ud.
done-account-enable = Kontoen er åben igen.

## Papirer og spor
paper-journal = Sag { $reference }
paper-access = Sag { $reference }, hele sagen
paper-running = { $reference } · { $region }
paper-made = Hentet { $moment } af { $name }.
paper-about-journal = Til journalen: sagens oplysninger, alle beskeder, videresendelser og interne noter.
paper-about-access = Til brug for aktindsigt (offentlighedsloven §§ 7-13): alt, hvad der er gemt om sagen, med alle versioner af beskederne. Hvert sted, hvor et menneske skal tage stilling, er mærket. Intet er undtaget endnu.
paper-page = Side { $number } af { $total }
paper-missing = { $count ->
    [one] Ét tegn kan ikke vises her. Det står som ¤: { $signs }.
   *[other] { $count } tegn kan ikke vises her. De står som ¤: { $signs }.
} I sagens JSON-fil under aktindsigt står alle tegn, som de blev skrevet.
paper-case = Sagens oplysninger
paper-thread = Beskeder
paper-forwarded = Videresendt
paper-remarks = Interne noter
paper-changes = Hvem gjorde hvad hvornår
paper-none = Ingen.
paper-day = { $day }. { $month }
paper-moment = { $day } kl. { $time }
paper-said = { $who ->
    [person] Afsenderen
    [bot] Automatisk svar
   *[staff] Civilsamfundsenheden ({ $by })
}, { $moment }, sag { $reference }
paper-edited = { $said } (rettet: ny version af en tidligere besked)
paper-sent = { $said }, { $road ->
    [chat] sendt i chatten
    [mail] sendt på e-mail
    [letter] sendt med brev
   *[phone] sagt i telefonen
}{ $delivery ->
    [sent] , kom frem
    [none] {""}
   *[other] , kom ikke frem
}
paper-remark = INTERN NOTE. Tag stilling til, om den er undtaget. { $by }, { $moment }
paper-note = Intern note. { $by }, { $moment }
paper-sent-on = Til { $receiver } ({ $road }), af { $by }, { $moment }
paper-heard = Svar { $moment }: { $answer }
taken = { $answer ->
    [modtaget] Modtaget
    [vi-tager-den] Vi tager den
   *[vi-kan-ikke] Vi kan ikke
}
paper-change = { $moment }: { $name } { $act }
paper-label = { $field ->
    [reference] Sagsnummer
    [state] Tilstand
    [topic] Emne
    [kind] Hvad det drejer sig om
    [councils] Sundhedsråd
    [municipalities] Kommuner
    [actor] Afsender
    [channel] Kom ind via
    [reach] Ønsker svar via
    [address] Adresse til svar
    [unreached] Hvem de gerne vil nå
    [language] Sprog
    [opened_at] Modtaget
    [month] Måned
    [days] Dage til svar
    [closed_at] Afsluttet
    [wake_on] Frem igen den
    [text] Henvendelsen
    [answered_at] Besvaret
    [owner] Ejer
    [waiting] Afventer
    [outcome] Udfald
    [carrier] Hvem fører det videre
    [lesson] Hvad lærte vi
    [journalled] Journaliseret
    [journal] ESDH-sagsnummer eller grund
    [journalised_at] Journaliseret den
    [merged] Sager samlet i denne
    [merged_into] Samlet i sag
   *[other] { $field }
}
act = { $act ->
    [case-claim] tog sagen
    [case-hand-over] gav sagen videre til en kollega
    [case-note] skrev en intern note
    [case-reply] svarede
    [case-wait] lagde sagen til side
    [case-wake] tog sagen frem igen
    [case-forward] videresendte sagen
    [case-heard] noterede svar fra modtageren
    [case-unlink] lukkede linket til en videresendt sag
    [case-merge] samlede sagen med en anden
    [case-journalise] noterede journalisering
    [case-close] afsluttede sagen
    [case-reopen] genåbnede sagen
    [case-register] skrev henvendelsen ind
    [case-import] indlæste henvendelsen fra en fil
    [case-read] så sagen
    [case-return] gik tilbage til sagen
    [case-paper] hentede sagen til journalen
    [case-access] hentede hele sagen (aktindsigt)
    [case-block] blokerede samtalen
    [case-unblock] ophævede blokeringen
    [list-read] så en liste
    [list-search] søgte
    [export-page] så siden Eksport
    [export-made] lavede en eksport
    [export-fetched] hentede en eksport
    [export-followed] så, hvor langt en eksport er
    [export-dropped] slettede en eksport
    [export-command] eksporterede fra kommandolinjen
    [import-made] indlæste henvendelser fra en fil
    [trail-read] så sporet
    [trail-forget] slettede gamle rækker af sporet
    [login-page] åbnede siden for log ind
    [login-ok] loggede ind
    [login-failed] kunne ikke logge ind
    [login-out] loggede ud
    [account-add] oprettede en konto
    [account-change] ændrede en konto
    [account-disable] lukkede en konto
    [account-enable] åbnede en konto igen
    [account-invite] lavede et nyt link til en konto
    [miss-taught] lærte assistenten af beskeder
    [miss-dismissed] lagde beskeder til side under Lær
    [content-edit] rettede indhold
    [content-undo] fortrød en rettelse af indhold
    [content-list] så indholdet
    [content-read] åbnede en formular i indholdet
    [content-history] så historikken for noget i indholdet
    [content-missing] så, hvad der skal bekræftes
    [learning-page] så siden Lær
    [learning-teach] lærte assistenten noget
    [case-ask] spurgte, om der kom svar
    [case-delete] slettede henvendelsen
    [retention-page] så siden Opbevaring
    [retention-basis] skrev hjemlen til at slette
    [retention-withdraw] stoppede sletningen
    [steering-pause] satte nye henvendelser på pause
    [steering-stop] lukkede en kanal
    [steering-banner] skrev en besked til alle
    [steering-lift] ophævede noget, der var styret
    [steering-page] så siden Styring
    [access-refused] blev afvist
    [account-enrol] valgte adgangskode og kodeapp
    [account-list] så kontiene
    [account-role] gav en konto en anden rolle
    [case-new] åbnede siden for en ny henvendelse
    [case-receive] åbnede linket til en videresendt sag
    [case-received] åbnede linket til en videresendt sag
    [draft-keep] gemte en kladde
    [draft-read] så en kladde
    [draft-drop] smed en kladde væk
    [invitation-page] åbnede et link til en konto
    [invitation-picture] så QR-koden til en kodeapp
    [invitation-try] brugte et link til en konto
    [list-act] ændrede flere sager på én gang
    [login-back] kom tilbage fra organisationens log ind
    [login-outside] gik til organisationens log ind
    [login-try] prøvede at logge ind
    [template-add] lavede en skabelon
    [template-edit] rettede en skabelon
    [template-delete] slettede en skabelon
    [template-keep] gemte en skabelon
    [template-list] så skabelonerne
    [template-read] åbnede en skabelon
    [offer-add] oprettede et tilbud
    [offer-edit] rettede et tilbud
    [offer-remove] slettede et tilbud
    [offer-confirm] bekræftede et tilbud
    [offer-status] skjulte eller viste et tilbud
    [offer-import] indlæste tilbud fra en fil
    [offer-ask] spurgte udbyderen, om tilbuddet stadig passer
    [offer-remind] mindede udbyderen om at svare
    [offer-assure] spurgte udbyderen, som bekræftede tilbuddet
    [offer-withdraw] skjulte et tilbud, som udbyderen ville have fjernet
    [proposal-approve] godkendte et forslag om et tilbud
    [proposal-refuse] afviste et forslag om et tilbud
    [offers-page] så forslag om tilbud
    [offers-proposal] så et forslag om et tilbud
    [offers-return] gik tilbage til et forslag om et tilbud
    [offers-all] så alle tilbud
    [offers-due] så, hvilke tilbud der skal bekræftes
    [offers-read] så et tilbud
    [offers-new] åbnede formularen til et nyt tilbud
    [offers-overview] så overblikket over tilbud
    [offers-export] hentede overblikket over tilbud
    [page-missing] åbnede en side, der ikke findes
   *[other] { $raw }
}
detail-name = { $name ->
    [account] konto
    [actor] slags afsender
    [added] nye
    [answer] svar
    [basis] hjemmel
    [carrier] løftes videre af
    [channel] kanal
    [council] sundhedsråd
    [count] antal
    [dag] dag
    [fields] felter
    [files] filer
    [foer] ældre end række
    [for] venter på
    [format] format
    [forwarding] videresendelse nr.
    [gjort] udført
    [how] hvordan
    [hvad] hvad
    [hvem] hvem
    [into] samlet i
    [journal] journaliseret
    [kind] slags
    [known] allerede kendt
    [last] sidste række
    [list] liste
    [month] måned
    [municipality] kommune
    [outcome] resultat
    [personal] med personoplysninger
    [proposal] forslag nr.
    [purpose] formål
    [q] søgt på
    [road] sendt
    [role] rolle
    [rows] rækker
    [sag] sag
    [search] søgt på
    [side] side
    [slags] slags
    [state] tilstand
    [to] til
    [told] skrevet til
    [topic] emne
    [until] til og med
    [wanted] ønske
    [why] hvorfor
   *[other] { $name }
}
detail-value = { $value ->
    [role-admin] administrator
    [role-worker] sagsbehandler
    [role-reader] læser med
    [road-mail] på e-mail
    [road-phone] i telefonen
    [road-digital-post] med Digital Post
    [road-chat] i chatten
    [road-letter] med brev
    [channel-telegram] Telegram
    [channel-web] webchat
    [channel-phone] telefon
    [channel-letter] brev
    [channel-mail] e-mail
    [channel-digital-post] Digital Post
    [for-afsender] afsenderen
    [for-sundhedsraad] sundhedsrådet
    [for-dato] en dato
    [answer-modtaget] modtaget
    [answer-vi-tager-den] vi tager den
    [answer-vi-kan-ikke] vi kan ikke
    [journal-ja] ja
    [journal-nej] nej
    [journal-allerede] var det i forvejen
    [outcome-samarbejde-aftalt] samarbejde aftalt
    [outcome-dialog-i-gang] dialog i gang
    [outcome-besvaret] besvaret
    [outcome-vist-videre] vist videre
    [outcome-ikke-muligt] ikke muligt
    [outcome-trukket-tilbage] trukket tilbage
    [outcome-intet-svar] intet svar fra afsenderen
    [carrier-regionen] regionen
    [carrier-sammen] regionen og andre sammen
    [carrier-civilsamfundet] civilsamfundet
    [carrier-kommunen] kommunen
    [list-mine] mine
    [list-uden-ejer] uden ejer
    [list-over-tid] over tid
    [list-rykkes-i-dag] rykkes i dag
    [list-kollegas] en kollegas
    [how-phone] ringede
    [how-mail] skrev
    [how-page] så deres side
    [wanted-add] nyt tilbud
    [wanted-edit] rettelse
    [wanted-withdraw] skal fjernes
    [wanted-correct] noget er forkert
    [why-hide] skjult
    [why-show] vist igen
    [personal-true] ja
    [personal-false] nej
   *[other] { $raw }
}
act-forward = videresendte sagen til { $receiver }
act-hand-over = gav sagen videre til { $name }
act-heard = { $who ->
    [receiver] svarede: { $answer }
   *[staff] noterede svar fra modtageren: { $answer }
}
act-close = afsluttede sagen: { $outcome }
the-receiver = { $receiver ->
    [none] Modtageren
   *[other] Modtageren ({ $receiver })
}
nobody = { $account ->
    [0] Indgang
   *[other] Konto { $account }
}
new-no-text = Skriv, hvad det handler om.
new-long-address = Feltet er for langt: Der er plads til 200 tegn.
new-which = Vælg stedet, eller skriv det mere præcist.
new-nowhere = Det sted kender vi ikke. Skriv et andet, eller vælg hele regionen.
new-outside = { $place } ligger i { $region }. Skriv et andet sted, eller vælg hele regionen.
template-name = Skriv et navn på højst { $most } tegn.
template-empty = Skriv en tekst.
template-unknown = { $names } findes ikke. Du kan bruge { $known }.
outside-title = { $why ->
    [away] Dit arbejdslogin svarer ikke
    [often] Det er mange forsøg på kort tid
    [roleless] Du har ikke en rolle i Indgang endnu
    [closed] Din konto i Indgang er lukket
   *[forged] Det lykkedes ikke at logge ind
}
outside-text = { $why ->
    [away] Indgang kan ikke få fat i det lige nu. Vent et øjeblik, og prøv igen. Bliver det ved, så sig det til din it-afdeling.
    [often] Vent et par minutter, og prøv igen.
    [roleless] Bed din it-afdeling om at give dig en rolle i Indgang. Log så ind igen.
    [closed] En administrator kan åbne den igen.
   *[forged] Svaret fra dit arbejdslogin passede ikke til forsøget. Det kan ske, hvis du bruger en gammel side eller går tilbage i browseren.
}

## Styring
steering-holds = { $kind ->
    [pause] Nye henvendelser er på pause
    [stop] { $channel } er lukket
   *[banner] Besked til alle
}
steering-do = { $kind ->
    [pause] Sæt på pause
    [stop] Luk kanalen
   *[banner] Vis beskeden til alle
}
steering-not-yet = { $kind ->
    [pause] Nye henvendelser er ikke sat på pause endnu. Ret det, der er markeret.
    [stop] Kanalen er ikke lukket endnu. Ret det, der er markeret.
   *[banner] Beskeden vises ikke endnu. Ret det, der er markeret.
}
steering-wrong = { $why ->
    [steering-past] Vælg et tidspunkt, der ikke er gået endnu.
    [steering-far] Vælg et tidspunkt inden for et år.
    [steering-no-time] Vælg en dag og et tidspunkt.
    [steering-channel] Vælg en kanal fra listen.
    [steering-empty] Skriv beskeden på både dansk og engelsk.
    [steering-long] Teksten er for lang: Der er plads til 500 tegn.
    [no-reason] Skriv hvorfor.
    [not-blocked] Samtalen er ikke blokeret længere.
   *[other] Det kan ikke lade sig gøre. Intet er ændret.
}

## Eksport
export-about = { $count ->
    [0] Der er ingen sager i { $view }.
    [one] Du er ved at eksportere 1 sag fra { $view }.
   *[other] Du er ved at eksportere { $count } sager fra { $view }.
}
export-format = { $format ->
    [xlsx] Excel (xlsx)
   *[csv] CSV, som dansk Excel åbner den
}
export-file = henvendelser
export-nothing = Vælg mindst ét felt.
export-no-format = Vælg en filtype.
export-not-yours = Med din rolle kan du kun eksportere uden personoplysninger.
export-purpose = Skriv med et par ord, hvad du skal bruge personoplysningerne til (10 til 500 tegn).
export-stage = { $stage ->
    [working] er ved at blive lavet
    [ready] er klar
    [stopped] er stoppet
   *[failed] mislykkedes
}
export-progress = { $written } af { $total } sager er skrevet.
export-ready = { $count ->
    [0] Filen er klar. Listen var tom, så der er kun overskrifter i den.
    [one] Filen er klar med 1 sag.
   *[other] Filen er klar med { $count } sager.
}
export-failed = Eksporten blev ikke færdig, og der er ingen fil. Prøv igen. Sker det igen, så sig det til den, der driver Indgang.
done-export-dropped = Eksporten er slettet.

## Indhold
content-kind = { $kind ->
    [kontakt] Kontakter
    [frivilligcenter] Frivilligcentre
    [henvisning] Henvisninger
    [svar] Svar
    [fraser] Fraser
    [tekst] Tekster
    [linje] Nødnumre
    [grundlag] Grundlag for privatliv
    [frist] Frister for sletning
    [alder] Hvor længe et tilbud holder
   *[regel] Regler for enheden
}
content-one = { $kind ->
    [kontakt] Kontakt
    [frivilligcenter] Frivilligcenter
    [henvisning] Henvisning
    [svar] Svar
    [fraser] Fraser
    [tekst] Tekst
    [linje] Nødnummer
    [grundlag] Grundlag for privatliv
    [frist] Frist for sletning
    [alder] Alder for tilbud
   *[regel] Regel for enheden
}
content-kind-about = { $kind ->
    [kontakt] Regionen, enheden og hospitalerne
    [frivilligcenter] Ét for hver kommune
    [henvisning] Hvor folk kan gå hen med det, assistenten ikke kan svare på
    [svar] De svar, assistenten giver, på dansk og engelsk
    [fraser] Sådan spørger folk om hvert emne
    [tekst] Alt andet, assistenten siger: knapper, spørgsmål, kvitteringer
    [linje] Det, folk i fare får at se. Kun administratorer kan rette
    [grundlag] Det, teksten om privatliv hviler på. Kun administratorer kan rette
    [frist] Hvor længe noget gemmes. Kun administratorer kan rette
    [alder] Hvornår et tilbud skal bekræftes igen, og hvornår det skjules. Kun administratorer kan rette
   *[regel] Svartider, åbningstid og fridage. Kun administratorer kan rette
}
content-group = { $group ->
    [da] dansk
    [en] engelsk
   *[other] { $group }
}
content-language = { $language ->
    [en] engelsk
   *[da] dansk
}
content-found = { $count ->
    [0] Intet passer
    [one] 1 sted
   *[other] { $count } steder
}
content-did = { $undone ->
    [yes] { $name } fortrød en rettelse
   *[no] { $name } rettede
}
content-flawed = { $edited ->
    [yes] Rettelserne herinde bruges ikke lige nu, for indholdet har { $count ->
        [one] en fejl
       *[other] { $count } fejl
    }. Assistenten svarer med det, der virkede sidst. Ret eller fortryd det, der er galt:
   *[no] Det nyeste i filerne bruges ikke lige nu, for der er { $count ->
        [one] en fejl
       *[other] { $count } fejl
    }. Assistenten svarer med det, der virkede sidst.
}
content-stale = { $count ->
    [one] Ét engelsk svar følger ikke det danske:
   *[other] { $count } engelske svar følger ikke de danske:
}
content-findings = { $count ->
    [one] Én ting skal rettes
   *[other] { $count } ting skal rettes
}
content-unconfirmed = { $count ->
    [one] Én ting skal bekræftes af et menneske i regionen, før assistenten tages i brug.
   *[other] { $count } ting skal bekræftes af et menneske i regionen, før assistenten tages i brug.
}
content-open-entry = Tjek oplysningerne hos kilden, og sæt kryds.
content-open-entry-empty = Udfyld { $fields }, hvis det er offentliggjort, tjek resten, og sæt kryds.
content-open-offer = Udbyderen har ikke bekræftet tilbuddet. Spørg, og bekræft det under Tilbud.
content-open-offer-likely = Tilbuddet er kun sandsynligt. Spørg udbyderen, ret det under Tilbud, og bekræft det.
content-open-answer = Svaret er ikke læst igennem. Læs det, ret det, og sæt kryds.
content-open-overdue = Svaret skulle være læst igennem igen senest { $day }. Læs det, og skriv en ny dato.
done-content-saved = Gemt. Assistenten bruger det fra nu af.
done-content-same = Der var ikke noget at ændre.
done-content-undone = Rettelsen er fortrudt. Assistenten bruger det fra nu af.
content-undo-outdated = Det er rettet igen siden, så rettelsen kan ikke fortrydes for sig. Fortryd den nyeste først. Intet er ændret.

content-preview-normal = Svaret
content-preview-easy = Når man trykker på »Sig det enklere«
content-preview-message = I chatten
content-status = { $status ->
    [adopted] vedtaget
    [proposal] forslag
    [draft] udkast
   *[history] historie
}

content-field-name = Navn
content-field-phone = Telefon
content-field-number = Nummer
content-field-email = E-mail
content-field-website = Hjemmeside
content-field-page = Hjemmeside
content-field-address = Adresse
content-field-source = Kilde
content-field-note = Note (vises ikke)
content-field-text = Tekst
content-field-easy = Tekst, når man trykker på »Sig det enklere«
content-field-parts = Det, der kun siges til nogle
content-field-title = Overskrift
content-field-sources = Kilder
content-field-status = Hvor sikkert er det?
content-field-valid_from = Gælder fra
content-field-valid_to = Gælder til og med
content-field-review_by = Skal læses igennem igen senest
content-field-next = Næste skridt
content-field-phrases = Fraser
content-field-da = Dansk
content-field-en = Engelsk
content-field-words = Ord, der fører hertil
content-field-hours = Timer
content-field-days = Dage
content-field-working_days = Arbejdsdage
content-field-opens = Åbner
content-field-closes = Lukker
content-field-day = Dag
content-field-cvr = CVR-nummer
content-field-confirmed = Tjekket
content-hint-kontakt-phone = Lad feltet stå tomt, hvis nummeret ikke er offentliggjort.
content-hint-kontakt-email = Lad feltet stå tomt, hvis adressen ikke er offentliggjort.
content-hint-kontakt-website = Hele adressen med https://
content-hint-frivilligcenter-page = Hele adressen med https://
content-hint-henvisning-page = Hele adressen med https://
content-hint-henvisning-words = Begyndelser af ord med | imellem.
content-hint-linje-website = Hele adressen med https://
content-hint-svar-text = Højst 1.200 tegn. **fed**, og • foran punkter.
content-hint-svar-easy = Højst 1.200 tegn. Korte sætninger og almindelige ord.
content-hint-svar-parts = For eksempel ## Kun for borgere, og teksten på linjen under. Lad feltet være tomt, hvis alle skal have samme svar.
content-hint-svar-sources = Én på hver linje: dokument | sted i dokumentet | ordret citat (3 til 15 ord)
content-hint-svar-next = Emnernes id med mellemrum imellem, for eksempel log-inquiry.
content-hint-fraser-text = Én på hver linje, som folk siger det. # foran er en note.
content-hint-tekst-da = Assistenten fylder det i { "{ }" } ud. **fed**, og • foran punkter.
content-hint-alder-days = Dage, fra tilbuddet sidst blev bekræftet eller fundet hos kilden. Hvert trin har flere dage end det før.
content-hint-regel-day = For eksempel 12-24 hvert år eller 2027-05-07 én gang.

content-empty = Skriv noget her.
content-too-long = Det er for langt: { $count } tegn. Der er plads til { $most }.
content-one-line = Skriv det på én linje.
content-no-address = Skriv hele adressen, for eksempel https://www.rm.dk
content-no-mailbox = Skriv en e-mailadresse, for eksempel enheden@example.org
content-no-phone = Skriv kun tal og mellemrum.
content-no-number = Skriv et helt tal.
content-no-day = Skriv en dato, der findes.
content-no-status = Vælg en af mulighederne.
content-no-source = Skriv hver kilde som dokument | sted i dokumentet | citat.
content-no-part = Begynd hver del med en linje som ## Kun for borgere, og skriv teksten på linjen under.
content-no-next = Skriv mindst ét emne, for eksempel log-inquiry.
content-no-phrase = Skriv mindst én frase.
content-no-period = Skriv et helt antal, der ikke er 0 og højst er ti år.
content-no-hours = Skriv fra hvornår til hvornår, for eksempel 09:00 og 15:00.
content-no-working-days = Skriv et helt antal arbejdsdage.
content-no-days = Skriv et helt antal dage, højst 3650.
content-steps = Trinene følger ikke efter hinanden: Først spørges der, så mindes der om det, så vises tilbuddet sidst, og så skjules det.
content-no-closed-day = Skriv dagen som 12-24 eller 2027-05-07.
content-long-phrase = Linje { $line } er for lang. Der er plads til { $most } tegn.
content-heading = Linjer som »## Sig det enklere« og »## Kun for borgere« må ikke stå i teksten.
content-phrase-twice = »{ $phrase }« står også under emnet { $topic }. En frase kan kun høre til ét emne.
content-unknown-placeholder = Assistenten kender ikke { "{" } ${ $name } { "}" } her. Brug kun dem, der står under felterne.
content-lost-placeholder = { "{" } ${ $name } { "}" } mangler. Den skal stå i teksten.
content-not-fluent = Assistenten kan ikke læse teksten. Tjek, at hver { "{" } har sin { "}" }, og at der ikke er flere.
content-foreign = Skriv kun det i { "{ }" }, der står under felterne.
content-notice-long = Teksten er { $count } tegn, når den vises. Der er plads til 600.
content-unknown-document = Dokumentet »{ $document }« findes ikke. Skriv id'et på et dokument, der findes, for eksempel lighed-2025.
content-unknown-next = Emnet »{ $topic }« findes ikke. Skriv id'et på et emne, der findes.
content-two-answers = To svar om emnet gælder samme dag. Lad det ene slutte dagen før det andet begynder.
content-period-unsaid = Svaret om privatliv siger ikke »{ $period }«. Fristen skal være den samme begge steder.
content-112-first = 112 skal altid være det første nummer.
content-invisible = Der er et usynligt tegn i teksten. Slet det.
content-line-unchecked = Ring til nummeret eller slå det op, og sæt kryds, før du gemmer.
content-file-broken = Filen under kan ikke læses. Sig det til den, der driver Indgang.
content-gone = Det findes ikke længere i indholdet. Intet er gemt.
content-again = En anden gemte i samme øjeblik. Intet er gemt. Prøv igen.
content-flaw = Assistenten kan ikke bruge det sådan ({ $file }): { $problem }

## Lær
learning-tally = { $open ->
    [0] Ingen beskeder venter.
    [one] 1 besked venter.
   *[other] { $open } beskeder venter.
} { $taught ->
    [0] Assistenten har ikke lært af nogen de seneste 30 dage.
    [one] De seneste 30 dage har assistenten lært af 1 besked.
   *[other] De seneste 30 dage har assistenten lært af { $taught } beskeder.
}
learning-failing = { $failing ->
    [intet-svar] Ingen har svaret
    [unanswered] Ingen har svaret
    [tvivl] Var i tvivl
    [unclear] Var i tvivl
    [emne] Forkert emne
    [wrong-topic] Forkert emne
    [sted] Forkert sted
    [wrong-place] Forkert sted
   *[other] Hjalp ikke
}
learning-messages = { $count ->
    [one] 1 besked
   *[other] { $count } beskeder
}
learning-times = { $count } gange
learning-taken = Forstået som { $topic } ({ $percent } %)
learning-meant = Valgte selv { $topic }
learning-today = { $id ->
    [out-of-scope] I dag ville den sige, at den ikke ved det
   *[other] I dag ville den svare om { $topic }
}
learning-outside = Hører ikke til her
learning-place = Sted: { $place }
learning-more = { $count ->
    [one] Der er én gruppe til. Den kommer frem, når du er færdig med nogle af dem her.
   *[other] Der er { $count } grupper til. De kommer frem, når du er færdig med nogle af dem her.
}
learning-rows-more = { $count ->
    [one] Der er én til. Den kommer frem, når du er færdig med nogle af dem her.
   *[other] Der er { $count } til. De kommer frem, når du er færdig med nogle af dem her.
}
learning-newest = Her er de { $most } nyeste beskeder.
learning-kept = Det ved assistenten nu: { $topic }
learning-known = Det kan assistenten allerede. Læg beskeden til side.
learning-figures = { $tense ->
    [kept] Assistenten er prøvet på { $lines } spørgsmål: Før forstod den { $before } af dem rigtigt, { $same ->
        [yes] og det gør den stadig.
       *[no] og nu { $after }.
    }
   *[would] Prøvet på { $lines } spørgsmål: I dag forstår den { $before } af dem rigtigt. { $same ->
        [yes] Så mange ville den også forstå bagefter.
       *[no] Bagefter ville det være { $after }.
    }
}
learning-line = »{ $text }« handler om { $topic }, men ville blive taget for { $taken }.
learning-nothing = ingenting
learning-worse = Intet er lært, for så ville assistenten tage fejl af noget, den kan i dag:
learning-rows = Intet er lært endnu. Ret det, der er markeret.
learning-none = Intet er lært. Sæt først et kryds ved en eller flere beskeder.
learning-settled = Intet er lært. En kollega nåede det først, eller beskeden er blevet slettet.
learning-redacted = Noget lignede et CPR-nummer og er taget ud. Læs teksten igennem, og tryk igen.
learning-empty = Skriv det, assistenten skal lære.
learning-long = Teksten er for lang: { $count } tegn. Der er plads til { $most }.
learning-no-words = Skriv det med ord. Tal og tegn kan assistenten ikke lære noget af.
learning-plain = Det siger folk om alt muligt. Skriv mindst ét ord, der hører til emnet, eller læg beskeden til side.
learning-danger = Det lyder som et råb om hjælp. Hvis assistenten lærer det som et andet emne, kan den overhøre det næste. Ret teksten, eller læg beskeden til side.
learning-elsewhere = Det står allerede under { $topic }. Det samme kan ikke høre til to emner. Skriv det mere præcist, eller vælg det emne.
learning-no-topic = Intet er lært. Vælg et emne.
learning-no-language = Intet er lært. Assistenten kan kun lære dansk og engelsk. Vælg et af dem, hvis det er det.
learning-admin = Intet er lært. Kun en administrator kan ændre, hvad assistenten forstår ved { $topic }.
learning-broken = Intet er lært. Der er en fejl i indholdet, som skal rettes under Indhold først.
learning-no-file = Intet er lært. Emnet har ingen fraser på det sprog. Sig det til den, der driver Indgang.
learning-no-split = Intet er lært. Indholdet har ingen spørgsmål at prøve assistenten på (mappen split). Sig det til den, der driver Indgang.
learning-again = Intet er lært. En anden gemte i samme øjeblik. Prøv igen.
done-laert = Assistenten har lært det.
done-laer-kendt = Det kunne assistenten allerede. Beskeden er væk fra listen.
done-laer-lagt = Lagt til side.
done-laer-vaek = En kollega nåede det først.

## Opbevaring

retention-due = { $count ->
    [0] Ingen henvendelser er for gamle.
    [one] Én henvendelse er blevet så gammel, at den skal slettes.
   *[other] { $count } henvendelser er blevet så gamle, at de skal slettes.
}
retention-more = { $count ->
    [one] og én til.
   *[other] og { $count } til.
}
retention-kind = { $kind ->
    [unfinished_chat] Samtaler, der ikke blev til en henvendelse
    [raw_inbox] Beskeder, som de kom ind
    [after_closing] Samtaler og henvendelser, efter at sagen er besvaret eller afsluttet
    [access_log] Sporet: hvem der har set og ændret hvad, og hvem der har logget ind
    [security_log] Driftens logfiler (slettes af driften)
    [export_files] Eksporter, der kan hentes
    [misses] Det, assistenten ikke forstod eller svarede forkert på (til siden Lær)
    [proposals] Forslag til tilbud, efter at de er afgjort
   *[backups] Sikkerhedskopier (slettes af driften)
}
retention-wrong = { $why ->
    [empty] Skriv hjemlen. Uden den bliver intet slettet.
    [too-long] Skriv hjemlen med højst { $most } tegn.
    [unread] Sæt hak ved, at du ved, hvad der bliver slettet.
   *[no-basis] Der er ikke nogen hjemmel at stoppe.
}

## Tilbud
offers-wanted = { $wanted ->
    [add] Nyt tilbud
    [edit] Rettelse
    [withdraw] Skal fjernes
   *[correct] Noget er forkert
}
offers-channel = { $channel ->
    [chat] I chatten
    [mail] På e-mail
   *[page] På siden med tilbud
}
offers-asked-in = { $channel ->
    [mail] udbyderen bliver spurgt på e-mail
   *[chat] udbyderen bliver spurgt i chatten
}
offers-unreached = { $why ->
    [blocked] Udbyderen kan ikke nås: samtalen er blokeret
    [refused] Udbyderen kan ikke nås: mailen kom retur
   *[gone] Udbyderen kan ikke nås
}
offers-part = { $part ->
    [provided] Fra udbydere
   *[wrong] Borgere skriver, at noget er forkert
}
offers-times = Meldt { $count } gange
offers-more = { $count ->
    [one] Der er ét forslag til. Det kommer frem, når du har afgjort nogle af dem her.
   *[other] Der er { $count } forslag til. De kommer frem, når du har afgjort nogle af dem her.
}
offers-late = { $state ->
    [approved] { $name } nåede det først og har godkendt forslaget. Det, du trykkede på, er ikke sket.
   *[refused] { $name } nåede det først og har afvist forslaget. Det, du trykkede på, er ikke sket.
}
offers-decided = { $state ->
    [approved] { $name } har godkendt forslaget.
   *[refused] { $name } har afvist forslaget.
}
offers-found = { $count ->
    [0] Ingen tilbud
    [one] 1 tilbud
   *[other] { $count } tilbud
}
offers-due = { $count ->
    [0] Intet skal bekræftes
    [one] 1 tilbud skal bekræftes
   *[other] { $count } tilbud skal bekræftes
}
offers-freshness = { $freshness ->
    [1] skal bekræftes
    [2] skal bekræftes snart
    [3] vises til sidst
   *[4] vises ikke, før det er bekræftet
}
offers-checked = { $how ->
    [phone] Jeg har ringet
    [mail] Jeg har skrevet
   *[page] Jeg har set siden
}
offers-field = { $field ->
    [id] Id
    [name] Navn
    [organisation] Forening eller udbyder
    [kind] Slags aktør
    [what] Hvad det er
    [for_whom] For hvem
    [needs] Behov
    [municipalities] Kommuner
    [ways] Sådan deltager man
    [relatives] For pårørende
    [minimum_age] Yngste alder
    [maximum_age] Ældste alder
    [cost] Pris
    [cost_note] Mere om prisen
    [languages] Sprog
    [access] Tilgængelighed
    [schedules] Tider
    [schedule_note] Mere om tiderne
    [address] Adresse
    [latitude] Breddegrad
    [longitude] Længdegrad
    [place] Placering på kortet
    [phone] Telefon
    [email] E-mail
    [page] Hjemmeside
    [what_en] Hvad det er, på engelsk
    [for_whom_en] For hvem, på engelsk
    [status] Tilstand
    [confidence] Hvor sikkert er det?
    [source] Kilde
    [assured_on] Udbyderen sagde sidst, at det passer
    [checked_on] Sidst set på deres side
   *[other] { $field }
}
offers-relatives = ja
offers-ways = { $one ->
    [place] Man møder op
    [home] De kommer hjem til en
    [phone] I telefonen
   *[digital] På nettet
}
offers-cost = { $one ->
    [free] Gratis
    [paid] Koster noget
   *[unknown] Ved ikke
}
offers-access = { $one ->
    [wheelchair] Kørestol kan komme ind
    [hearing] Teleslynge eller tolk
    [sight] For svagtseende
   *[quiet] Roligt, med få mennesker
}
offers-status = { $one ->
    [active] vises
    [inactive] skjult
    [temporarily-closed] lukket for en tid
   *[defunct] findes ikke mere
}
offers-confidence = { $one ->
    [verified] Bekræftet
   *[likely] Sandsynligt: vises med »tjek«
}
offers-days = { $one ->
    [MO] man
    [TU] tir
    [WE] ons
    [TH] tor
    [FR] fre
    [SA] lør
   *[SU] søn
}
offers-mistake = { $why ->
    [empty] Skriv noget her, eller sæt et kryds.
    [long] Det er for langt: { $count } tegn. Der er plads til { $most }.
    [lines] Skriv det på én linje.
    [hidden] Der er et usynligt tegn i teksten. Skriv den igen.
    [edge] Slet mellemrummet i begyndelsen eller slutningen.
    [cpr] Noget ligner et CPR-nummer. Tag det ud.
    [id] Id'et må kun have a-z, 0-9 og bindestreger og højst { $most } tegn.
    [taken] Id'et { $value } er adressen på en anden side. Vælg et andet.
    [unknown] { $value } findes ikke at vælge. Vælg en af mulighederne.
    [twice] { $value } står der to gange. Skriv det én gang.
    [truth] Svar ja eller nej.
    [age] Skriv alderen i hele år, fra 0 til { $most }.
    [ages] Den ældste alder er lavere end den yngste ({ $least }).
    [degrees] Skriv tallet som 56.1572.
    [alone] Udfyld både breddegrad og længdegrad, eller ingen af dem.
    [outside] Stedet ligger uden for Danmark. Skriv et tal fra { $least } til { $most }.
    [swapped] Breddegrad og længdegrad er vist byttet om.
    [day] Skriv en dato, der findes.
    [early] Datoen er for gammel. Skriv året med fire tal.
    [future] Datoen er ikke kommet endnu.
    [unsourced] Skriv kilden, når du har tjekket det.
    [schedule] { $value } er ikke en tid. Vælg dage og klokkeslæt.
    [seconds] Skriv tiden i hele minutter, for eksempel 16:00.
    [closes] Tiden slutter, før den begynder.
    [ends] Den sidste dag ligger før den første.
    [phone] Skriv ét telefonnummer, kun tal og mellemrum.
    [mail] Skriv en e-mailadresse, for eksempel navn@example.org
    [link] Skriv hele adressen. Den skal begynde med https:// eller http://
   *[other] Det kan ikke bruges sådan.
}
offers-column = { $column ->
    [municipality] Kommune
    [need] Behov
    [offers] Tilbud
    [searches] Søgninger
    [missed] Søgninger uden tilbud
    [gaps] »Der mangler et tilbud«
   *[cards] Vejvisninger
}
offers-order = { $order ->
    [tomme] De tomme først
   *[savnet] Det mest savnede først
}
offers-masked = { $mark ->
    [few] <5
   *[hidden] skjult
}
offers-all-needs = Alle behov
offers-all-places = Alle kommuner
offers-file = tilbud-overblik
offers-empty = { $count ->
    [0] Der er tilbud til alle behov i alle kommuner
    [one] Ét sted er der ingen tilbud til behovet
   *[other] { $count } steder er der ingen tilbud til behovet
}
done-tilbud-godkendt-add = Tilbuddet er godkendt. Borgerne kan finde det fra nu af.
done-tilbud-godkendt-edit = Rettelsen er godkendt og bruges fra nu af.
done-tilbud-godkendt-withdraw = Tilbuddet bliver ikke vist mere.
done-tilbud-godkendt-correct = Tilbuddet er rettet.
done-tilbud-afvist = Forslaget er afvist. Tilbuddet står, som det gjorde.
done-tilbud-afvist-withdraw = Forslaget er afvist. Tilbuddet bliver vist for borgerne.
done-tilbud-bekraeftet = Tilbuddet er bekræftet i dag.
done-tilbud-gemt = Tilbuddet er gemt. Borgerne ser det fra nu af.
done-tilbud-samme = Der var ikke noget at ændre.
done-tilbud-skjult = Tilbuddet er skjult.
done-tilbud-vist = Tilbuddet bliver vist igen.
