# Alt, hvad botten siger, ud over svarene i answers/. Botten siger "jeg", regionen og enheden er "vi".
# Organisationer tiltales "I", borgere "du"; $role er organisation, citizen, professional eller nobody (endnu ikke sagt).
# **fed**, • punkter, links uden pynt. En linje må ikke begynde med * [ eller punktum. Ingen kancellisprog.

## Første møde og menuen

notice =
    Hej. Jeg er en automatisk assistent fra Region Midtjylland. Er det akut, så ring **112**. Skriv ikke CPR-nummer eller noget om helbred.
    {""}
    Regionen har ansvaret og bruger det, du skriver, til at svare dig. Det er vores opgave (GDPR artikel 6, stk. 1, litra e). Vi gemmer henvendelser og sletter samtalen { $closing } efter svaret, ellers efter { $unfinished }. Det, jeg ikke forstod, gemmer vi i { $misses }, så to kolleger kan lære mig det.
    {""}
    Se det: /minedata. Slet det: /slet. Tal med os: /menneske. Mere: /privatliv. Du kan klage til Datatilsynet.{ $channel ->
        [web] {""}
       *[telegram] {" "}Telegram er et firma uden for regionen.
    }
menu = Hvad kan jeg hjælpe med? Skriv det med dine egne ord, eller vælg her:
help =
    Jeg svarer på spørgsmål om at samarbejde med Region Midtjylland, finder det rigtige sundhedsråd og sender henvendelser til civilsamfundsenheden.
    Skriv bare med dine egne ord. Du kan også skrive:
    • /menneske for at få fat i en medarbejder
    • /status for at høre om en henvendelse
    • /privatliv for at se, hvordan vi bruger det, du skriver
    • /minedata for at se, hvad vi har gemt om dig
    • /slet for at slette det
    • /sprog for at vælge sprog
ask-away = Skriv bare, hvad det handler om.
other-language =
    I only understand Danish and English, but a person can read what you write in your own language.
    Jeg forstår kun dansk og engelsk, men et menneske kan læse det, du skriver på dit eget sprog.
    If anyone is in danger, call **112**. Er nogen i fare, så ring **112**.
languages = Hvilket sprog vil du bruge? / Which language do you prefer?
tongues = Jeg forstår både dansk og engelsk. Skriv, som det falder dig naturligt, eller vælg her:
language-set = Så fortsætter vi på dansk.
role-set =
    { $now ->
        [organisation] Godt, så er I en organisation. Hvad vil I gerne?
        [professional] Godt, så skriver du som fagperson. Hvad har du brug for?
       *[citizen] Godt, så skriver du som borger. Hvad leder du efter?
    }
glad = Det er jeg glad for. Skriv endelig, hvis der er mere.
welcome = Selv tak. Skriv endelig igen.
goodbye = Farvel, og tak for snakken. Skriv endelig igen.
fine = Godt. Skriv endelig igen, hvis der er mere.
fine-no = Helt i orden. Skriv endelig igen, hvis der er mere.
yes-to-what = Ja til hvad? Skriv gerne lidt mere, eller vælg her:
nothing-open = Der er ikke noget i gang lige nu. Hvad kan jeg hjælpe med?
ideas =
    { $role ->
        [organisation] Har I en idé, så send den her. Den går til civilsamfundsenheden.
       *[other] Har du en idé, så send den her. Den går til civilsamfundsenheden.
    }
    Jeg har ingen høringer at vise endnu. Et udvalg i regionen anbefalede i 2021, at alle, der har interesse i det, kan bidrage til høringer.
not-helped =
    Det var ærgerligt. { $count ->
        [0] Skriv det gerne på en anden måde, eller lad mig sende spørgsmålet til en medarbejder.
       *[other] Var det måske et af de her emner? Ellers kan jeg sende spørgsmålet til en medarbejder.
    }
wrong-topic =
    Undskyld, så misforstod jeg dig. { $count ->
        [0] Skriv det gerne med andre ord.
       *[other] Var det et af de her emner? Ellers skriv det gerne med andre ord.
    }
also = Skal jeg også svare på »{ $topic }«?
detail-told = Det her ved jeg om det:
detail-is =
    { $detail ->
        [phone] Ja, ring til **{ $name }** på { $value }.
        [mail] **{ $name }** har mailadressen { $value }.
        [page] Se siden { $value }.
       *[address] Adressen på **{ $name }** er { $value }.
    }
detail-none =
    { $detail ->
        [phone] **{ $name }** har ikke offentliggjort et telefonnummer. Du kan bruge det her:
        [mail] Jeg kender ikke en mailadresse på **{ $name }**. Du kan bruge det her:
        [page] Jeg kender ikke en hjemmeside for **{ $name }**. Du kan bruge det her:
        [address] Jeg kender ikke adressen på **{ $name }**. Du kan bruge det her:
       *[other] Det ved jeg ikke. Spørg **{ $name }**:
    }
seen = Sådan har jeg forstået det:
seen-topic = • Emne: { $topic }
seen-place = • Sted: { $place }
seen-role =
    { $now ->
        [organisation] • Jeg svarer jer som organisation.
        [citizen] • Jeg svarer dig som borger.
        [professional] • Jeg svarer dig som fagperson.
       *[nobody] • Jeg ved ikke, om du skriver for en organisation eller for dig selv.
    }

## Svar og spørgsmål

sources = Kilder: { $sources }
your-council =
    { $role ->
        [organisation] { $mine ->
            [all] Jeres sundhedsråd er **{ $council }**, fordi I holder til { $at }.
            [named] **{ $council }** dækker { $members }.
           *[none] { $place } hører under **{ $council }**.
        }
       *[other] { $mine ->
            [named] **{ $council }** dækker { $members }.
           *[none] { $place } hører under **{ $council }**.
        }
    }
which-topic =
    Jeg er ikke helt sikker på, hvad du mener. { $count ->
        [one] Er det det her?
       *[other] Er det et af de her emner?
    }
which-place = Der er flere steder, der hedder { $place }. Hvilket mener du?
which-seat = { $place } ligger i én kommune og bliver drevet fra en anden. Hvilken kommune handler det om?
which-place-too = Der er flere steder med det navn. Vælg stedet herunder, så finder jeg det rigtige sundhedsråd.
where =
    { $role ->
        [organisation] Hvor holder I til? Skriv byen, kommunen eller postnummeret.
       *[other] Hvor er det? Skriv byen, kommunen eller postnummeret.
    }
where-centre = Det kan det lokale frivilligcenter hjælpe med. Hvor i regionen er det? Skriv byen, kommunen eller postnummeret.
where-hospital = Det aftales med det enkelte hospital. Hvilket hospital handler det om?
place-in = { $place } { $at }
at =
    { $on ->
        [yes] på { $place }
       *[no] i { $place }
    }
list-and = { $first } og { $last }

## Når jeg ikke ved det

cross = Det er jeg ked af. Vil du hellere tale med et menneske?
hard = Det lyder svært.
unknown = Det ved jeg ikke. Det står ikke i de dokumenter, jeg svarer ud fra.
unknown-detail = Det ved jeg ikke. Det, jeg har om »{ $topic }«, siger ikke noget om det.
unknown-ask = Det ved jeg ikke, men du kan spørge dem direkte.
unknown-topic = Det handler vist om »{ $topic }«. Det kan jeg desværre ikke svare på endnu.
unknown-pointer = Det kan jeg ikke hjælpe med her, men jeg ved, hvor du kan gå hen:
unknown-send = Jeg kan også sende spørgsmålet til en medarbejder.
unknown-send-only = Men jeg kan sende spørgsmålet til en medarbejder.
answer-later =
    Jeg har ikke et helt svar om »{ $topic }« endnu, men jeg ved, hvem { $role ->
        [organisation] I
       *[other] du
    } kan spørge:
check-number = Telefon { $phone } (tjek nummeret på siden).
unit-called = civilsamfundsenheden
human = Ring til { $name } på { $phone }, eller skriv her. Så sender jeg din besked til { $whom ->
        [unit] en medarbejder
       *[region] civilsamfundsenheden
    }.
human-lost = Jeg forstår det desværre ikke godt nok til at svare, men en medarbejder kan hjælpe. Ring til { $name } på { $phone }, eller skriv { $whom ->
        [unit] her
       *[region] til civilsamfundsenheden her
    }.
redacted = Jeg har fjernet noget, der lignede et CPR-nummer. Vi gemmer det ikke, og jeg kan ikke slå nogen op.
redacted-time = Var det en dato og et klokkeslæt, så skriv for eksempel »kl. 14«.
redacted-else = Vil du vide noget om din egen sag, så brug sundhed.dk, eller ring til din afdeling. Hvad vil du ellers spørge om?

## Hvem man kan henvende sig til

reason-council =
    { $role ->
        [organisation] { $mine ->
            [all] Jeres sundhedsråd er **{ $name }** ({ $members }), fordi I holder til { $at }.
            [named] **{ $name }** dækker { $members }.
           *[none] { $place } hører under **{ $name }** ({ $members }).
        }
       *[other] { $mine ->
            [named] **{ $name }** dækker { $members }.
           *[none] { $place } hører under **{ $name }** ({ $members }).
        }
    }
reason-several = Når det handler om flere sundhedsråd, er **{ $name }** den rigtige at skrive til. Enheden skal koordinere på tværs af alle fem råd.
reason-outside = { $place } ligger i en anden region. **{ $name }** kan vise vej.
reason-nowhere = Når det gælder hele regionen, er **{ $name }** den rigtige at skrive til.
reason-unit = Her er **{ $name }** den rigtige at skrive til, for enheden arbejder på tværs af hele regionen.
reason-strategy = Her er **{ $name }** den rigtige at skrive til, for enheden blev i 2025 tovholder for arbejdet med civilsamfundsstrategien.
reason-foundations = Det er **{ $name }**, der arbejder med samspillet med fonde.
reason-investments = Det er **{ $name }**, der arbejder med sociale investeringer.
reason-across = Her er **{ $name }** den rigtige at skrive til, for det går på tværs af alle sundhedsråd.
reason-politics = Det er et politisk spørgsmål for hele regionen, så **{ $name }** er den rigtige at spørge.
reason-privacy = **{ $name }** har ansvaret for de oplysninger, der bliver gemt her.
reason-hospital = Frivilligt arbejde på et hospital aftaler man med hospitalet selv, så spørg **{ $name }**.
reason-volunteer-centre = Det lokale frivilligcenter { $at } kender foreningerne og mulighederne: **{ $name }**.
reason-no-centre = Jeg kender ikke et frivilligcenter { $at }, men **{ $name }** kan vise vej.
reason-peers = Det lokale frivilligcenter { $at } kender grupper og netværk i nærheden: **{ $name }**.
reason-offers = Det lokale frivilligcenter { $at } kender tilbuddene i nærheden: **{ $name }**.
council-unpublished = Rådet har ikke offentliggjort en kontaktperson. Her er det, jeg ved:
council-page = • Rådets side: { $page }
council-agendas = • Rådets dagsordener: { $page }
council-what =
    { $role ->
        [organisation] Hvad vil I gerne? Skriv det med jeres egne ord, eller vælg her:
       *[other] Hvad vil du gerne? Skriv det med dine egne ord, eller vælg her:
    }
unit-unpublished = Den har ikke offentliggjort sin egen adresse, men jeg kan sende det herfra. Regionens hovednummer er:
region-contact = • { $name }: { $phone }, { $address }
desk = • { $desk }
desk-check = Tjek gerne oplysningerne først. De kan være ændret.
contact-send =
    { $role ->
        [organisation] Jeg kan også sende jeres spørgsmål til regionens civilsamfundsenhed, så en medarbejder svarer.
       *[other] Jeg kan også sende dit spørgsmål til regionens civilsamfundsenhed, så en medarbejder svarer.
    }
place-council = • { $place }: **{ $councils }**
same-council = { $place } hører også under **{ $council }**.
which-council =
    { $role ->
        [citizen] Skriv, hvilken kommune du bor i, så finder jeg dit sundhedsråd.
       *[other] Skriv, hvilken kommune I holder til i, så finder jeg jeres sundhedsråd.
    }
place-councils = • { $place } hører under { $councils }.
area-councils = { $place } hører under { $councils }.
outside = { $place } ligger i { $region }, ikke i Region Midtjylland.
outside-region =
    { $year ->
        [none] { $region } er en anden region end Region Midtjylland.
       *[other] { $region } er en ny region fra 1. januar { $year }, og en anden end Region Midtjylland.
    }
outside-council =
    { $site ->
        [none] Sundhedsrådet dér hedder { $council }.
       *[other] Sundhedsrådet dér hedder { $council }. Se { $site }.
    }
outside-still = Jeg kan stadig svare på spørgsmål om civilsamfund og sundhed i Midtjylland.
offers = Spørg kommunen, hvad der er { $at }. Jeg kender ikke et frivilligcenter der, men du kan også ringe til regionen:
offers-centre = Frivilligcentret kender fællesskaber og tilbud { $at }. Spørg her:
offers-ask = Jeg kender hverken nummer eller adresse. Spørg kommunen, hvordan du får fat i dem, eller ring til regionen:
offers-where = Det lokale frivilligcenter kender fællesskaber og tilbud tæt på. Hvor er det? Skriv byen, kommunen eller postnummeret.

## Tilbud: det, en person læser, når de leder efter noget i nærheden

offers-warm =
    { $need ->
        [loneliness] { $whom ->
            [other] Det er en god idé at hjælpe en, man holder af, ud blandt andre.
            [relative] Det kan være ensomt at være den, der er der for en anden. Der er også noget for dig.
           *[self] Godt, at du skriver. Det første skridt er ofte det sværeste.
        }
        [talking] { $whom ->
            [other] Det er godt, at du tænker på det. Nogle gange er det lettere at tale med en, man ikke kender.
            [relative] Du må også gerne have nogen at tale med.
           *[self] Godt, at du skriver. Man behøver ikke have de rigtige ord for at tale med nogen.
        }
        [mental-health] { $whom ->
            [other] Det er godt, at du vil hjælpe. I behøver ikke finde ud af det alene.
            [relative] Det kan være meget at stå tæt på. Du må også gerne få støtte.
           *[self] Tak, fordi du skriver. Du behøver ikke klare det alene.
        }
        [dementia] { $whom ->
            [other] Det er godt at finde nogen at dele det med, også før det bliver for meget.
            [relative] Det er et stort ansvar at være tæt på. Du må også gerne få støtte.
           *[self] Det er godt at have nogen at dele det med.
        }
        [cancer] { $whom ->
            [other] Det er meget at stå med, også for jer omkring. I må gerne bruge andre.
            [relative] Det er også meget for dig, der er tæt på. Du må gerne bruge andre.
           *[self] Det er meget at stå med. Du må gerne bruge andre.
        }
        [chronic-illness] { $whom ->
            [other] Det kan hjælpe at møde andre i samme situation, både for den, det gælder, og for jer omkring.
            [relative] Det kan hjælpe at møde andre, der også er tæt på.
           *[self] Det kan hjælpe at møde andre i samme situation.
        }
        [grief] { $whom ->
            [other] Det er hårdt, også for dig, der står ved siden af.
            [relative] Det er hårdt, også for dig, der står ved siden af.
           *[self] Det er hårdt at miste. Du behøver ikke gå med det alene.
        }
        [escort] { $whom ->
            [other] Det er rart at have en med.
            [relative] Det er rart, når flere kan hjælpes ad.
           *[self] Du behøver ikke tage af sted alene.
        }
        [exercise] { $whom ->
            [other] God idé. Det er ofte lettere at komme af sted sammen med andre.
            [relative] God idé. Du har også brug for at komme ud.
           *[self] God idé. Det er ofte lettere at komme af sted sammen med andre.
        }
        [addiction] { $whom ->
            [other] Det er svært at se på. Det er godt, at du spørger.
            [relative] Det er svært at stå tæt på. Du må også gerne få støtte.
           *[self] Godt, at du skriver. Det er et skridt i sig selv.
        }
        [hardship] { $whom ->
            [other] Det er godt, at du ser det.
            [relative] Det er godt, at du ser det. Du må også gerne få støtte.
           *[self] Godt, at du spørger. Du behøver ikke klare det alene.
        }
        [family] { $whom ->
            [other] Det er godt, at du spørger. Alle familier kan få brug for en hånd.
            [relative] Alle familier kan få brug for en hånd. Det gælder også dig.
           *[self] Godt, at du spørger. Alle familier kan få brug for en hånd.
        }
       *[none] Godt, at du spørger.
    }
offers-warm-client = Jeg finder noget, du kan vise videre.
offers-outside = { $place } ligger i { $region }, så de lokale steder dér kender jeg ikke.
offers-near =
    { $where ->
        [place] Her er tilbud tæt på { $place }:
        [anywhere] Det her kan bruges, uanset hvor man bor:
       *[none] Det her fandt jeg. Skriv en by, så kan jeg vise det, der er tættest på:
    }
offers-none-near =
    { $where ->
        [place] Jeg kender desværre ikke noget { $at }. Måske kan det her hjælpe:
        [anywhere] Det her kan bruges, uanset hvor man bor:
       *[none] Det her fandt jeg:
    }
offers-further = Her er flere:
offers-item = { $number }. **{ $name }**: { $what }
offers-fact =
    { $fact ->
        [whom] • For hvem: { $value }
        [age] • Alder: { $value }
        [cost] • Pris: { $value }
        [when] • Hvornår: { $value }
        [where] • Hvor: { $value }
        [language] • Sprog: { $value }
        [access] • Adgang: { $value }
        [phone] • Telefon: { $value }
        [mail] • E-mail: { $value }
        [by] • Hvem står bag: { $value }
       *[page] • Side: { $value }
    }
offers-line = • **{ $name }**: { $value }
offers-unknown =
    { $reach ->
        [none] det ved jeg ikke. Spørg kommunen, hvordan man får fat i dem
       *[other] det ved jeg ikke, men du kan spørge på { $reach }
    }
offers-ask-council = spørg kommunen, hvordan man får fat i dem
offers-online =
    { $asked ->
        [address] på nettet
       *[other] på nettet, så det er åbent hele tiden
    }
offers-by-phone = på telefon, så man behøver ikke tage af sted
offers-shy = Det er der mange, der har det sådan med. Du må gerne skrive i stedet for at ringe, eller tage en med, du kender.
offers-unfit = Det er i orden. Skal vi lede efter noget andet?
offers-ask-them = Det ved jeg ikke, men du kan spørge dem selv:
offers-besides = Du kan også prøve { $names }.
offers-centre-too =
    { $reach ->
        [none] Du kan også altid spørge **{ $name }**.
       *[other] Du kan også altid spørge **{ $name }** { $reach }.
    }
offers-supplement =
    { $whom ->
        [other] Er der brug for mere hjælp, så tal med egen læge eller kommunen. Tilbuddene her er et supplement.
        [client] Tilbuddene her er et supplement. Egen læge og kommunen har stadig ansvaret for behandling og hjælp.
       *[self] Har du brug for mere hjælp, så tal med din egen læge eller kommunen. Tilbuddene her er et supplement.
    }
offers-nothing = Jeg kender desværre ikke noget, der passer.
offers-not-found = Jeg fandt ikke noget, der ligner det.
offers-need =
    { $where ->
        [place] { $write ->
            [yes] Hvad leder du efter { $at }? Skriv det med dine egne ord, eller vælg her:
           *[no] Hvad leder du efter { $at }? Vælg her:
        }
       *[none] { $write ->
            [yes] Hvad leder du efter? Skriv det med dine egne ord, eller vælg her:
           *[no] Hvad leder du efter? Vælg her:
        }
    }
offers-place =
    { $write ->
        [yes] { $whom ->
            [other] Hvor bor den, det gælder? Skriv byen, kommunen eller postnummeret.
            [client] Hvor bor den, det gælder? Skriv byen, kommunen eller postnummeret.
           *[self] Hvor bor du? Skriv byen, kommunen eller postnummeret.
        }
       *[no] { $whom ->
            [other] Hvor bor den, det gælder? Vælg her:
            [client] Hvor bor den, det gælder? Vælg her:
           *[self] Hvor bor du? Vælg her:
        }
    }
offers-place-unknown = Det sted kender jeg ikke.
offers-place-list = Hvor er det? Vælg først sundhedsrådet, så kommunen:
offers-council = • { $name }: { $members }
offers-municipality = Hvilken kommune er det?
offers-telegram =
    { $page ->
        [none] Skriv ikke om sygdom her. Brug webchatten til det, eller vælg på knapperne.
       *[other] Skriv ikke om sygdom her. Brug webchatten til det, { $page }, eller vælg på knapperne.
    }
offers-narrow = Hvad skal passe bedre?
offers-narrow-which =
    { $filter ->
        [age] Hvor gammel er den, det gælder?
        [when] Hvornår passer det?
        [access] Hvad er vigtigt for at kunne være med?
       *[language] Hvilket sprog?
    }
offers-filter =
    { $filter ->
        [remote] kun telefon og hjemmebesøg
        [relatives] for pårørende
        [offline] uden internet
        [free] gratis
        [age] alder
        [when] hvornår
        [access] tilgængelighed
       *[language] sprog
    }
offers-aged =
    { $group ->
        [age10] børn
        [age16] unge
        [age24] unge voksne
        [age45] voksne
        [age75] ældre
       *[other] { $age } år
    }
offers-pick =
    { $value ->
        [day] om dagen
        [evening] om aftenen
        [weekend] i weekenden
        [wheelchair] plads til kørestol
        [hearing] for folk, der hører dårligt
        [sight] for folk, der ser dårligt
       *[quiet] ro og få mennesker
    }
offers-only = Jeg viser det, der passer: { $filters }.
offers-filtered-out =
    { $unsure ->
        [wheelchair] Jeg ved ikke, om der er plads til kørestol nogen af stederne. Spørg dem, før du tager af sted.
        [free] Jeg ved ikke, om noget af det er gratis. Spørg dem.
        [when] Jeg ved ikke, om noget af det er { $filters }. Spørg dem, før du tager af sted.
        [other] Jeg ved ikke, om noget af det passer til det, du har valgt ({ $filters }). Spørg dem, før du tager af sted.
       *[known] Jeg kender ikke noget, der passer til det, du har valgt ({ $filters }), så jeg viser resten.
    }
offers-gap-ask = Skal vi skrive ned, at der mangler et tilbud { $at }?
offers-gap-told = Tak. Vi har skrevet ned, at der mangler noget { $at } ({ $need }). Der står ikke noget om dig.
offers-gap-known = Tak. Det har vi allerede skrevet ned, at der mangler { $at } ({ $need }).
offers-gap-else = Mangler der noget andet, så tryk »Find noget andet«.
offers-gap-not = Helt i orden. Så skriver vi det ikke ned.
offers-wrong-which = Tak, fordi du siger det. Hvilket af dem er der noget galt med?
offers-wrong-what = Hvad er der galt med **{ $name }**?
offers-wrong-write = Skriv kort, hvad der er forkert ved tilbuddet. Skriv ikke om dig selv eller andre.
offers-wrong-thanks = Tak. En medarbejder kigger på det og retter det, hvis det er forkert.
offers-wrong-not = Helt i orden.
offers-gone = Det tilbud har jeg ikke længere.
offers-fault =
    { $fault ->
        [number] Forkert telefonnummer
        [time] Forkert tid eller sted
        [gone] Findes ikke mere
       *[other] Noget andet
    }
offers-button-more = Vis flere
offers-button-narrow = Afgræns
offers-button-wrong = Noget er forkert
offers-button-missing = Der mangler et tilbud
offers-button-gap = Ja, skriv det ned
offers-button-card = Vejvisning
offers-button-anywhere = Uanset hvor: telefon og net
offers-button-list = Vælg kommune
offers-button-all = Vis alt igen
offers-button-never = Nej, det var ikke noget
offers-button-back = Tilbage til listen
offers-button-again = Find noget andet

## Krise

crisis-suicide = Det lyder meget svært. Jeg er en automatisk assistent, og ingen læser med lige nu.
crisis-violence = Det lyder alvorligt. Jeg er en automatisk assistent, og ingen læser med lige nu.
crisis-illness = Det lyder alvorligt. Jeg er en automatisk assistent, og ingen læser med lige nu.
crisis-poison = Det lyder alvorligt. Jeg er en automatisk assistent, og ingen læser med lige nu.
crisis-child = Det er godt, at du siger det. Jeg er en automatisk assistent, og ingen læser med lige nu.
crisis-missing = Det lyder alvorligt. Jeg er en automatisk assistent, og ingen læser med lige nu.
crisis-perhaps = Jeg er en automatisk assistent, og ingen læser med lige nu. Er der brug for hjælp nu:
crisis-again = Det hjælper ofte at tale med nogen. Skal jeg vise numrene igen?
crisis-thanks = Pas godt på dig selv. Ring endelig til numrene ovenfor, når der er brug for det. Er nogen i fare, så ring **112**.
crisis-line =
    { $line ->
        [alarm] { $danger ->
            [missing] • Ring **112** nu, hvis den, der er væk, kan være i fare.
           *[other] • Er du eller andre i fare, så ring **112**.
        }
        [politi] • Ellers ring til politiet på **{ $number }**.
        [laegevagten] • Ring til lægevagten, **{ $number }**, når egen læge har lukket.
       *[other] { $site ->
            [none] • Ring til **{ $name }, { $number }**.
           *[other] • Ring til **{ $name }, { $number }**, eller se { $site }.
        }
    }

## Henvendelsen

form-offer =
    { $kind ->
        [proposal] Det lyder som et forslag til et samarbejde{ $place ->
            [none] {""}
           *[other] {" "}{ $at }
        }{ $council ->
            [none] {""}
           *[other] {" "}(**{ $council }**)
        }. Skal jeg sende det til civilsamfundsenheden?
       *[other] Jeg kan sende det, du skrev, til civilsamfundsenheden, så en medarbejder svarer{ $council ->
            [none] {""}
           *[other] {" "}(det gælder **{ $council }**)
        }. Skal jeg det?
    }
form-begin =
    { $role ->
        [organisation] Godt. Jeg sender ikke noget, før I har set det hele og sagt ja.
       *[other] Godt. Jeg sender ikke noget, før du har set det hele og sagt ja.
    }
form-what = Hvad handler det om? Skriv det kort med dine egne ord, og gerne hvor i regionen det er.
form-doubt = Er det selve beskeden?
form-why = Jeg spørger, for at en medarbejder kan svare rigtigt.
form-later = Det kan jeg ikke svare på lige nu. Vi gør henvendelsen færdig først:
form-what-after-place = Godt, det har jeg noteret.
form-where = Hvor foregår det? Skriv byen, kommunen eller postnummeret.
form-which = Der er flere steder med det navn. Hvilket er det?
form-where-unknown = Det sted kender jeg ikke.
form-where-outside = { $place } ligger i { $region }. Hvor i Midtjylland handler det om?
form-who =
    { $role ->
        [organisation] Hvilken slags organisation er I? I kan også springe over.
       *[other] Skriver du for en organisation? Du kan springe over.
    }
form-unreached =
    { $role ->
        [organisation] Når I ud til nogen, som regionen har svært ved at nå? Skriv gerne hvem, eller spring over.
       *[other] Når du ud til nogen, som regionen har svært ved at nå? Skriv gerne hvem, eller spring over.
    }
form-reach =
    { $channel ->
        [web] Hvordan må vi svare? { $role ->
            [organisation] På e-mail eller telefon kommer svaret, så snart det er klar. Her skal I selv kigge forbi.
           *[other] På e-mail eller telefon kommer svaret, så snart det er klar. Her skal du selv kigge forbi.
        }
       *[other] Hvordan må vi svare?
    }
form-reach-again = Det forstod jeg ikke helt. Vælg herunder, eller skriv en e-mailadresse eller et telefonnummer.
form-address =
    { $reach ->
        [phone] Hvilket telefonnummer må vi ringe til?
       *[mail] Hvilken e-mailadresse må vi skrive til?
    }
form-address-again =
    { $reach ->
        [phone] Jeg kan ikke se et telefonnummer. Det skal have mindst otte cifre, for eksempel 12 34 56 78.
       *[mail] Jeg kan ikke se en e-mailadresse. Den skal se ud som navn@forening.dk.
    }
form-fix = Hvad skal rettes?
form-kind = Hvad ligner det mest?
form-fixed = Det er rettet.
form-added = Jeg har føjet »{ $text }« til.
form-reached = Svaret kommer til { $address }.
form-human = Du kan ringe til { $name } på { $phone }. Du kan også gøre henvendelsen færdig her. Så læser en medarbejder den.
form-heard = Det har jeg ikke skrevet i henvendelsen. Hører det med, så vælg »Det hører med«.
form-again = Godt. Skriv det igen, så kommer det med.
form-resume = Skal vi gøre henvendelsen færdig?
form-full = Der er plads til { $most } tegn i beskeden, og nu er den fuld. Det sidste kom ikke med.
form-unanswered = Det ved jeg ikke. Skriv det gerne med i henvendelsen.
form-cancelled = Helt i orden. Jeg har ikke sendt noget.
form-repeat = Tilbage til henvendelsen:
summary = Det her sender jeg:
summary-topic = • Det drejer sig om: { $topic }
summary-text = • Besked: { $text }
summary-place = • Sted: { $place }
place-unknown = ikke oplyst ({ $place })
summary-who = • Hvem: { $who }
summary-unreached = • Når ud til: { $whom }
summary-reach = • Svar: { $reach }
receipt =
    { $role ->
        [organisation] Tak. Jeres henvendelse har nummer **{ $reference }**. En medarbejder læser den.
       *[other] Tak. Din henvendelse har nummer **{ $reference }**. En medarbejder læser den.
    }
receipt-reach =
    { $reach ->
        [chat] { $channel ->
            [web] Svaret kommer her i chatten. Åbn siden igen i den samme browser for at læse det. { $role ->
                [organisation] I får ikke besked, når det er kommet.
               *[other] Du får ikke besked, når det er kommet.
            }
           *[other] Svaret kommer her i chatten.
        }
       *[other] Svaret kommer til { $address }.
    }
receipt-expected = De sidste 30 dage har et svar typisk taget { $time }.
receipt-closed =
    { $when ->
        [today] Vi har ikke åbnet endnu, så en medarbejder kan tidligst læse den senere i dag.
        [tomorrow] Vi har lukket lige nu, så en medarbejder kan tidligst læse den i morgen, { $day }.
       *[later] Vi har lukket lige nu, så en medarbejder kan tidligst læse den { $day }.
    }
working-days =
    { $count ->
        [0] under en arbejdsdag
        [1] en arbejdsdag
        [2] to arbejdsdage
        [3] tre arbejdsdage
        [4] fire arbejdsdage
        [5] fem arbejdsdage
        [6] seks arbejdsdage
        [7] syv arbejdsdage
        [8] otte arbejdsdage
        [9] ni arbejdsdage
        [10] ti arbejdsdage
       *[other] { $count } arbejdsdage
    }
receipt-code =
    { $role ->
        [organisation] Gem også koden **{ $code }**. Med nummeret og koden kan I se, hvor langt sagen er, også fra en anden telefon eller computer.
       *[other] Gem også koden **{ $code }**. Med nummeret og koden kan du se, hvor langt sagen er, også fra en anden telefon eller computer.
    }
already-sent = Den er allerede sendt og har nummer **{ $reference }**. Jeg sender den ikke igen.

actor-a = Frivillig forening
actor-b = Fond
actor-c = Socialøkonomisk virksomhed
actor-d = Selvejende institution
actor-e = NGO
actor-f = Netværk
reach-chat = Her i chatten
reach-mail = På e-mail
reach-phone = På telefon
field-what = Beskeden
field-where = Stedet
field-who = Hvem I er
field-reach = Svaret
field-kind = Hvad det drejer sig om
kind =
    { $kind ->
        [proposal] Forslag til samarbejde
        [agreement] Samarbejdsaftale
        [funding] Penge og støtte
        [gap] Noget, der mangler
        [offer] Et tilbud til listen
       *[question] Spørgsmål
    }

## Status og sager

status-ask = Skriv nummeret på henvendelsen, for eksempel 26-0001-A. Skriver du fra en anden telefon eller computer end sidst, så skriv også koden fra kvitteringen.
status-unknown = Jeg kan ikke finde den henvendelse her. Tjek nummeret. Skriver du fra en anden telefon eller computer end sidst, så skriv nummer og kode fra kvitteringen i samme besked.
status =
    Henvendelse **{ $reference }**{ $about }:
    { $state ->
        [ny] Den er modtaget, og en medarbejder læser den snart.
        [i-gang] En medarbejder arbejder med den.
        [afventer] { $waiting ->
            [afsender] Den venter på svar fra { $role ->
                [organisation] jer
               *[other] dig
            }.
            [sundhedsrad] Den venter på svar fra sundhedsrådet.
           *[dato] En medarbejder tager den op igen{ $wake ->
                [none] {""} senere
               *[other] {" "}{ $wake }
            }.
        }
        [videresendt] { $receiver ->
            [none] Den er sendt videre til dem, der kan svare.
           *[other] { $receiver } har haft den siden { $since }. Den er stadig åben hos os.
        }
        [besvaret] Den er besvaret.
        [afsluttet] Den er afsluttet.
        [genabnet] Den er åben igen, og en medarbejder læser det nye.
       *[other] En medarbejder har den.
    }
status-mistyped = Det nummer passer ikke. Tjek det sidste bogstav.
status-mine = Du har sendt { $count ->
        [one] den her henvendelse:
       *[other] de her henvendelser:
    }
status-when = Jeg ved ikke, hvor lang tid det tager.
status-expected = De sidste 30 dage har et svar typisk taget { $time }.
status-sorry = Det er jeg ked af. Sådan skal det ikke være.
case-about =
    { $kind ->
        [proposal] {" "}(forslag til samarbejde)
        [agreement] {" "}(samarbejdsaftale)
        [funding] {" "}(penge og støtte)
        [gap] {" "}(noget, der mangler)
        [offer] {" "}(et tilbud til listen)
        [question] {" "}(spørgsmål)
       *[none] {""}
    }
case-sent = Sendt til { $role ->
        [organisation] jeres sag
       *[other] sagen
    } **{ $reference }**.
case-edited = Rettelsen er sendt til { $role ->
        [organisation] jeres sag
       *[other] sagen
    } **{ $reference }**.
case-choice = { $reference }: { $topic }
case-which = Hvilken sag hører det til?
case-add = Skal jeg sende det, du lige skrev, til sagen **{ $reference }**?
case-write = Skriv det her, så sender jeg det til sagen **{ $reference }**.
case-change = Den er sendt, så jeg kan ikke ændre i den. Skriv rettelsen her, så sender jeg den til sagen **{ $reference }**.
case-fresh = Godt. Skriv dit nye spørgsmål.

## Når en medarbejder skriver

staff-subject = Henvendelse { $reference }
staff-answer = Svar på henvendelse { $reference }
staff-question = Et spørgsmål til henvendelse { $reference }
staff-write-here = Skriv svaret her i chatten, så kommer det med i sagen.
staff-more-here = Er der mere, så skriv bare her.
staff-more-elsewhere = Skriv eller sig nummeret { $reference }, hvis der er mere.
staff-forwarded = Henvendelse { $reference } er nu hos { $receiver }.
staff-why-council = { $council } dækker { $places }.
staff-still-open = Sagen er stadig åben hos os.
staff-signed =
    Venlig hilsen
    Civilsamfundsenheden
referral-subject = Henvendelse { $reference } fra civilsamfundet
referral =
    Civilsamfundsenheden i { $region } sender en henvendelse videre til jer.

    Nummer: { $reference }
    Emne: { $topic }
    { $council ->
        [none] Sundhedsråd: ikke valgt
       *[other] Sundhedsråd: { $council }
    }

    Læs henvendelsen, og svar her:
    { $link }

    Linket virker i { $days } dage. Der svarer I: Modtaget, Vi tager den eller Vi kan ikke.

    Venlig hilsen
    Civilsamfundsenheden

## Når noget er lukket for en tid

day =
    { $weekday ->
        [1] mandag
        [2] tirsdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lørdag
       *[7] søndag
    } den { $day }. { $month ->
        [1] januar
        [2] februar
        [3] marts
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] december
    }{ $year ->
        [this] {""}
       *[other] {" "}{ $year }
    }
moment = { $day } kl. { $hour }.{ $minute }
paused =
    { $when ->
        [send] Henvendelsen er **ikke** sendt. Vi tager ikke imod nye henvendelser lige nu, men det gør vi igen { $until }.
       *[start] Vi tager ikke imod nye henvendelser lige nu. Det gør vi igen { $until }.
    }
paused-else = Kan det ikke vente, så ring til { $name } på { $phone }.
paused-kept =
    { $when ->
        [start] { $role ->
            [organisation] I kan skrive henvendelsen nu, så gemmer jeg den, til I kan sende den.
           *[other] Du kan skrive henvendelsen nu, så gemmer jeg den, til du kan sende den.
        } Jeg sletter den tidligst { $kept }, efter at vi tager imod igen.
        [begun] Jeg har gemt det, { $role ->
            [organisation] I skrev. I kan gøre henvendelsen klar nu og sende den, når vi tager imod igen.
           *[other] du skrev. Du kan gøre henvendelsen klar nu og sende den, når vi tager imod igen.
        } Jeg sletter det tidligst { $kept } derefter.
       *[send] Jeg gemmer den så længe og sletter den tidligst { $kept }, efter at vi tager imod igen.
    } Spørgsmål kan jeg stadig svare på.
stopped =
    { $channel ->
        [telegram] Vi svarer ikke her i Telegram lige nu. Vi svarer igen { $until }.
       *[web] Vi svarer ikke her i chatten lige nu. Vi svarer igen { $until }.
    }
blocked = Vi svarer ikke i den her samtale. Ring til { $name } på { $phone }. Er det akut, så ring **112**.
stopped-else = Imens kan { $role ->
        [organisation] I
       *[other] du
    } ringe til { $name } på { $phone }. { $role ->
        [organisation] Det, I skriver her, bliver gemt, men ikke besvaret.
       *[other] Det, du skriver her, bliver gemt, men ikke besvaret.
    } Er det akut, så ring **112**.

## Har du fået svar?

got-ask =
    { $role ->
        [organisation] Vi sendte jeres henvendelse **{ $reference }** videre til { $receiver }. Har I fået svar?
       *[other] Vi sendte din henvendelse **{ $reference }** videre til { $receiver }. Har du fået svar?
    }
button-got-ja = Ja
button-got-ja-men = Ja, men ikke på mit spørgsmål
button-got-kvittering = Kun en kvittering
button-got-nej = Nej
button-got-ventede-ikke = Jeg ventede ikke svar
got-told =
    { $got ->
        [ja] Det er godt at høre. Tak, fordi { $role ->
            [organisation] I
           *[other] du
        } sagde det.
        [ja-men] Det er jeg ked af. Skriv her, hvad { $role ->
            [organisation] I
           *[other] du
        } mangler svar på, så sender jeg det til sagen **{ $reference }**.
        [kvittering] Tak. Det har jeg skrevet på sagen **{ $reference }**, så en medarbejder kan se det.
        [nej] Det er jeg ked af. Nu har jeg åbnet sagen **{ $reference }** igen, så en medarbejder ser på den.
       *[ventede-ikke] Tak, så ved vi det. Skriv endelig igen, hvis der bliver brug for det.
    }
got-already = Det har jeg allerede skrevet på sagen **{ $reference }**. Er det blevet anderledes, så skriv det her.
got-answered = Vi har skrevet om sagen **{ $reference }**, siden jeg spurgte. Mangler { $role ->
        [organisation] I
       *[other] du
    } stadig svar, så skriv det her.
got-mail-subject = Kom der svar? Sag { $reference }
got-mail =
    { $role ->
        [organisation] Vi sendte jeres henvendelse { $reference } videre til { $receiver }. Har I fået svar?
       *[other] Vi sendte din henvendelse { $reference } videre til { $receiver }. Har du fået svar?
    }

    Svar på denne mail, og skriv et af tallene:
    1. { button-got-ja }
    2. { button-got-ja-men }
    3. { button-got-kvittering }
    4. { button-got-nej }
    5. { button-got-ventede-ikke }

    Lad nummeret { $reference } stå i emnet. En medarbejder læser svaret og åbner sagen igen, hvis { $role ->
        [organisation] I
       *[other] du
    } mangler noget.

## Dine rettigheder

period =
    { $unit ->
        [hours] { $count ->
            [one] 1 time
           *[other] { $count } timer
        }
       *[days] { $count ->
            [one] 1 dag
           *[other] { $count } dage
        }
    }
mydata-caption = Her er alt, hvad vi har gemt om dig. Filen åbner i din browser.
mydata = Er noget forkert, kan en medarbejder rette det. Vil du have det hele slettet, kan jeg gøre det her.
erase-ask = Vil du slette det, vi har gemt om dig? Så forsvinder:
erase-lines = • alle beskederne i den her samtale, både dine og mine
erase-memory = • det, jeg husker om dig, for eksempel sted og emne
erase-draft = • den henvendelse, der ikke er sendt endnu
erase-cases =
    { $count ->
        [one] • henvendelsen **{ $references }**
       *[other] • henvendelserne **{ $references }**
    }
erase-open =
    { $count ->
        [one] **{ $references }** er ikke besvaret endnu. Sletter du den, kommer der ikke noget svar.
       *[other] **{ $references }** er ikke besvaret endnu. Sletter du dem, kommer der ikke noget svar.
    }
erase-provides = • at du svarer for { $offers }, så jeg spørger dig ikke mere om det
erase-kept = Det her sletter jeg ikke:
erase-journal =
    { $reason ->
        [none] • **{ $reference }**. Den sag er journaliseret, og den skal regionen gemme (offentlighedsloven § 15).
       *[other] • **{ $reference }**. Den sag er journaliseret ({ $reason }), og den skal regionen gemme (offentlighedsloven § 15).
    }
erase-offers =
    • { $count ->
        [one] tilbuddet i oversigten. Skal det
       *[other] tilbuddene i oversigten. Skal de
    } også væk, så skriv det, før du sletter
erase-statistics = • tal uden dine ord, for eksempel hvor mange der har spurgt om et emne
erase-telegram = Beskederne ligger også i Telegram. Dér kan kun du selv slette dem.
erase-final = Det kan ikke fortrydes.
erase-not = Helt i orden. Jeg har ikke slettet noget.
erase-old = Den knap er allerede brugt, eller også er den for gammel. Jeg har ikke slettet noget nu. Vil du slette noget, så skriv /slet.
erased = Nu er det slettet, både beskederne her og det, jeg huskede om dig.
erased-cases =
    { $count ->
        [one] Henvendelsen **{ $references }** er også slettet.
       *[other] Henvendelserne **{ $references }** er også slettet.
    }
erased-journal =
    { $count ->
        [one] Sagen **{ $references }** er journaliseret, så den bliver hos regionen.
       *[other] Sagerne **{ $references }** er journaliseret, så de bliver hos regionen.
    }
erased-yes = Ja, det er slettet.
erased-receipt = Den her kvittering sletter jeg efter { $unfinished }.

## Kopien af det, vi har gemt (/minedata)

copy-file-name = mine-data.html
copy-title = Det har vi gemt om dig
copy-made = Lavet { $moment }. Her står alt, hvad vi har gemt om din samtale { $channel ->
        [telegram] på Telegram
       *[other] på hjemmesiden
    }.
copy-care = Filen ligger nu på din egen telefon eller computer. Pas på, hvem der kan læse den.
copy-moment = { $day } { $year } kl. { $time }
copy-remembered = Det, jeg husker
copy-nothing = Jeg husker ikke noget ud over beskederne.
copy-draft = En henvendelse, der ikke er sendt
copy-cases = Dine henvendelser
copy-no-cases = Du har ikke sendt nogen henvendelser herfra.
copy-later = Senere beskeder til sagen
copy-lines = Beskederne i samtalen
copy-no-lines = Der er ingen beskeder.
copy-misses = Det, jeg ikke forstod, eller som du sagde var forkert
copy-misses-why = To kolleger i civilsamfundsenheden kan læse det og lære mig at svare bedre. De ser ikke, hvem der skrev det.
copy-offers = Tilbud, du svarer for eller har foreslået noget om
copy-offers-why = Vi bruger det til at vise tilbud, der passer, og til at spørge dig, om de stadig gør.
copy-offers-mine = Tilbud, du svarer for
copy-offers-until = Et forslag til et tilbud sletter jeg { $period } efter, at det er afgjort. Svarer du for et tilbud, husker jeg det, til du sletter det med /slet.
copy-proposed =
    { $wanted ->
        [add] Et nyt tilbud
        [edit] En rettelse af et tilbud
        [withdraw] Et tilbud, der skal fjernes
       *[correct] Noget, der er forkert ved et tilbud
    }
copy-proposed-state =
    { $state ->
        [approved] Godkendt
        [refused] Ikke godkendt
       *[waiting] Venter på en kollega
    }
copy-misses-until = Det, jeg ikke forstod, sletter jeg efter { $period }.
copy-failing =
    { $failing ->
        [unanswered] Jeg havde ikke noget svar
        [unclear] Jeg var i tvivl om, hvad du mente
        [wrong-topic] Du sagde, at emnet var forkert
        [wrong-place] Du sagde, at stedet var forkert
       *[not-helped] Du sagde, at svaret ikke hjalp
    }
copy-mine = Dig
copy-ours = Assistenten
copy-staff = En medarbejder
copy-also = Det gemmer vi også
copy-number =
    { $channel ->
        [telegram] Telegrams nummer på vores samtale, så svaret når frem.
       *[other] Et tilfældigt nummer, som en cookie i din browser peger på, så svaret når frem.
    }
copy-entries = For hver besked: hvad den handlede om, sproget, kommunen, sundhedsrådet, og hvad jeg gjorde. Det bliver til statistik. Dine ord er ikke med.
copy-steps = Hvor langt samtalen er, og hvilke knapper der står under den seneste besked.
copy-periods = Hvor længe vi gemmer det
copy-unfinished = En samtale uden henvendelse sletter jeg, når du ikke har skrevet i { $period }.
copy-inbox = Kopien af hver besked i vores indbakke sletter jeg senest efter { $period }.
copy-closing = Samtalen om en henvendelse sletter jeg { $period } efter, at den er besvaret eller afsluttet. Selve henvendelsen gemmer vi.
copy-proposals = Regionen har ikke besluttet fristerne endeligt. Indtil da gælder de her.
copy-rights = Det kan du gøre
copy-erase = Skriv /slet i samtalen, så sletter jeg det. Kun sager, der er journaliseret, bliver hos regionen (offentlighedsloven § 15).
copy-correct = Er noget forkert, eller vil du gøre indsigelse, så ring på { $phone }, og spørg efter databeskyttelsesrådgiveren.
copy-complain = Du kan klage til Datatilsynet på datatilsynet.dk.
copy-responsible = { $name }, { $address }, har ansvaret for oplysningerne.
copy-label =
    { $field ->
        [language] Sprog
        [role] Du skriver som
        [place] Sted
        [topic] Seneste emne
        [seeking] Tilbud, du sidst ledte efter
        [said] Det, du sidst skrev
        [pending] Venter på at komme med i en sag
        [receipt] Seneste kvittering
        [notice] Den information om persondata, du har fået
        [kind] Slags
        [about] Emne
        [text] Besked
        [who] Hvem
        [unreached] Når ud til
        [council] Sundhedsråd
        [reach] Svar
        [code] Kode
        [state] Status
        [opened] Sendt
        [answered] Seneste svar
        [forwarded] Sendt videre til
        [asked] Vi spørger på
        [agreed] Sagt ja til at blive spurgt
        [offer] Tilbud
        [decided] Hvad der er sket
       *[journal] Journaliseret
    }
copy-language =
    { $now ->
        [da] Dansk
        [en] Engelsk
       *[other] Et andet sprog
    }
copy-role =
    { $now ->
        [organisation] Organisation
        [professional] Fagperson
       *[citizen] Borger
    }
copy-notice = udgaven fra { $day } { $year }
copy-state =
    { $state ->
        [ny] Modtaget
        [i-gang] En medarbejder arbejder med den
        [afventer] Venter på svar fra en anden
        [videresendt] Sendt videre til dem, der kan svare
        [besvaret] Besvaret
        [afsluttet] Afsluttet
        [genabnet] Åben igen
       *[other] En medarbejder har den
    }

## Alt det andet, folk sender

odd =
    { $kind ->
        [photo] Jeg kan ikke se billeder, og de bliver ikke gemt.
        [voice] Jeg kan ikke høre talebeskeder.
        [video] Jeg kan ikke se film.
        [document] Jeg kan ikke åbne filer, og de bliver ikke gemt.
        [location] Jeg kan ikke bruge en position. Skriv i stedet byen, kommunen eller postnummeret.
        [contact] Jeg kan ikke bruge et kontaktkort, og det bliver ikke gemt.
        [sticker] Fin! Men jeg forstår kun ord.
       *[other] Jeg forstår kun ord.
    }
odd-write = Skriv kort, hvad du gerne vil vide.
odd-letters = Jeg forstår kun ord. Skriv kort, hvad du gerne vil vide.
odd-long = Din besked er for lang til mig. Skriv det vigtigste på nogle få linjer, så hjælper jeg.
odd-edited-form = Jeg kan se, at du har rettet en besked. Skriv rettelsen som en ny besked, så kommer den med.
odd-command = Den kommando kender jeg ikke.
old-button = Den knap hører til et tidligere spørgsmål.
old-button-topic = Vi talte sidst om »{ $topic }«. Hvad vil du nu?
old-button-here = Her er vi nu:
group = Jeg virker kun i en privat samtale, så jeg går ud af gruppen igen. Skriv til mig direkte.

set-aside = Beklager, noget gik galt hos mig. Din besked er gemt, og en medarbejder ser på den.

## Kommandoerne i Telegrams menu

command-hjaelp = Hvad kan jeg hjælpe med?
command-status = Se, hvor langt din henvendelse er
command-menneske = Tal med et menneske
command-privatliv = Sådan bruger vi det, du skriver
command-sprog = Sprog / language
command-minedata = Få en kopi af det, jeg har gemt
command-slet = Slet det, du har skrevet til mig

## Det, folk ser i Telegram, før de trykker START (højst 512 og 120 tegn)

telegram-description =
    Hej. Jeg er en automatisk assistent fra Region Midtjylland. Foreninger og andre organisationer kan spørge mig, hvordan de samarbejder med regionen og finder deres sundhedsråd. Borgere kan finde tilbud i nærheden.

    Er det akut, så ring 112. Her er ingen, der læser med lige nu.

    Skriv ikke CPR-nummer eller noget om helbred her. Tryk START, så begynder vi.
telegram-short = Automatisk assistent for foreninger og borgere i Region Midtjylland. Er det akut, så ring 112.

## Plakater med QR-koder

poster-headline = Har I en idé til et samarbejde om sundhed?
poster-lead = Skan koden med telefonens kamera, og skriv, hvad det handler om. En automatisk assistent fra { $region } svarer med det samme.
poster-web = På nettet
poster-telegram = I Telegram
poster-urgent = Er det akut, så ring 112.

## Knapper

button-organisation = Vi er en organisation
button-citizen = Jeg er borger
button-offers = Find et tilbud
button-hearings = Idéer og høringer
button-human = Tal med et menneske
button-human-either = Talk to a person · Tal med et menneske
button-partner = Sådan samarbejder I
button-council = Find jeres sundhedsråd
button-volunteer = Bliv frivillig
button-send = Send en henvendelse
button-send-it = Send det som en henvendelse
button-send-question = Send spørgsmålet
button-contact = Kontakt til { $council }
button-easy = Sig det enklere
button-normal = Vis hele svaret
button-wrong = Forkert sted eller emne?
button-wrong-topic = Forkert emne
button-wrong-place = Forkert sted
button-hospital = Find hospitalet
cooperation-hospital = Frivillige på hospital
cooperation-offer = Et lokalt tilbud
cooperation-project = Et fælles projekt
cooperation-voice = Medindflydelse
button-helped = Hjalp det? Ja
button-not-helped = Hjalp det? Nej
button-none = Noget andet
button-elsewhere = Et andet sted
button-everywhere = Hele regionen
button-also-here = Vi arbejder også i Midtjylland
button-another = Stil et andet spørgsmål
button-my-data = Se mine data
button-lines = Vis numrene
button-erase = Slet mine data
button-erase-yes = Ja, slet det hele
button-erase-no = Nej, behold det
button-elsewise = Tal med et menneske om noget andet
button-centre = Find mit frivilligcenter
button-yes = Ja, send det
button-no = Nej
button-fix = Ret
button-fix-first = Ret først
button-skip = Spring over
button-back = Tilbage
button-cancel = Annuller
button-belongs = Det hører med
button-resume = Ja, gør den færdig
button-prepare =
    { $when ->
        [begun] Gør den klar nu
       *[start] Skriv den nu
    }
button-release = Send henvendelsen nu
button-held = Min gemte henvendelse
button-drop = Nej, slet den
button-idea = Send en idé
button-submit = Send henvendelsen
button-submit-chat = Send, og svar i chatten
button-message = Ja, send det videre
button-question = Nej, det var et spørgsmål
button-self = Nej, for mig selv
button-fresh = Nyt spørgsmål
button-write = Skriv mere til henvendelsen
button-add = Ja, send det med
button-danish = Dansk
button-english = English

## Websiden

web-title = Indgang · { $region }
web-title-part = { $part } · Indgang · { $region }
web-description = Spørg om samarbejde mellem civilsamfundet og { $region }, find sundhedsrådet, og send en henvendelse.
web-skip = Gå til skrivefeltet
web-skip-text = Gå til teksten
web-heading = Hvad kan vi hjælpe med?
web-lead = Her kan foreninger, fonde, netværk og borgere spørge om samarbejde med hospitaler og sundhedsråd.
web-about = En automatisk assistent svarer ud fra offentlige dokumenter og viser sine kilder. Den kan også sende dit spørgsmål videre til en medarbejder.
web-log = Samtalen
web-mine = Du skrev:
web-ours = Assistenten svarer:
web-choices = Forslag
web-field = Din besked
web-send = Send
web-hint = Skriv ikke CPR-nummer eller noget om helbred. Er det akut, så ring 112.
web-pending = Svaret er på vej.
web-pending-show = Vis svaret
web-typing = Assistenten skriver
web-document = Hent dokumentet
web-example-partner = Hvordan samarbejder vi med regionen?
web-example-council = Hvilket sundhedsråd hører vi til?
web-example-proposal = Vi har et forslag til et samarbejde
web-example-human = Tal med et menneske
web-day =
    { $day }. { $month ->
        [1] januar
        [2] februar
        [3] marts
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] december
    }
web-time = { $hour }.{ $minute }
web-earlier = Her står de nyeste beskeder. Skriv /minedata for at få dem alle.
web-urgent = Er det akut, så ring 112.
web-demo = Dette er en prøve med opdigtede henvendelser.
web-notice-astray = Den side findes ikke. Her kan du skrive til os.
web-notice-astray-title = Siden findes ikke
web-notice-empty = Der stod ikke noget i beskeden. Skriv dit spørgsmål i feltet, og tryk Send.
web-notice-foreign = Beskeden kom fra en anden side, så den er ikke modtaget. Skriv den her i stedet.
web-notice-no-cookie = Beskeden er modtaget, men browseren har ikke gemt den cookie, der viser, at samtalen er din. Tillad cookies fra denne side, og skriv igen for at se svaret.
web-notice-not-taken = Beskeden er **ikke** modtaget: Vi kan ikke gemme noget lige nu. Din tekst står stadig i feltet, så prøv igen om lidt.
web-notice-offline = Beskeden er **ikke** sendt: Der er ingen forbindelse lige nu. Din tekst står stadig i feltet, så prøv igen om lidt.
web-notice-too-fast = Du har sendt mange beskeder på kort tid, så den sidste er **ikke** modtaget. Din tekst står stadig i feltet. Vent et øjeblik, og send den igen.
web-notice-too-large = Beskeden er for lang, så den er ikke modtaget. Skriv det vigtigste på højst 4.000 tegn.
web-notice-too-slow = Beskeden er **ikke** modtaget: Forbindelsen er for langsom lige nu. Gå tilbage til din tekst, og prøv igen om lidt.
web-notice-unread = Samtalen kan ikke vises lige nu. Prøv igen om lidt.
web-notice-unsure = Det er **ikke sikkert**, at beskeden er modtaget: Det går langsomt lige nu. Din tekst står stadig i feltet. Kommer der ikke et svar om lidt, så send den igen. Den tæller kun én gang.
web-tongue = Dansk
web-announced = Besked til alle
web-foot = Om siden
web-privacy-link = Sådan bruger vi det, du skriver
web-access-link = Tilgængelighed
web-back = Tilbage til samtalen
subject-council = Rådet dækker { $members }.
web-subject-begin =
    { $kind ->
        [council] Spørg om { $title }
       *[topic] Spørg om »{ $title }«
    }
web-privacy-yours = Se eller slet det, du har skrevet
web-privacy-yours-text = Det handler om samtalen i denne browser. Før noget bliver slettet, bliver du spurgt en gang til.
web-privacy-copy = Se, hvad I har gemt
web-privacy-erase = Slet min samtale
web-privacy-copy-command = /minedata
web-privacy-erase-command = /slet
web-privacy-law = Sådan gør vi
web-privacy-periods = Hvor længe vi gemmer det
web-privacy-what = Hvad
web-privacy-how-long = Hvor længe
web-period-unfinished-chat = En samtale, der ikke blev til en henvendelse
web-period-unfinished-chat-told = { $period } efter den sidste besked
web-period-raw-inbox = Kopien af hver besked i vores indbakke
web-period-raw-inbox-told = Senest { $period } efter, at den kom
web-period-after-closing = En samtale, der blev til en henvendelse
web-period-after-closing-told = { $period } efter, at henvendelsen er besvaret eller afsluttet
web-period-misses = Det, assistenten ikke forstod, så vi kan lære den mere
web-period-misses-told = { $period } efter, at du skrev det
web-period-proposals = Forslag til lokale tilbud
web-period-proposals-told = { $period } efter, at vi har afgjort forslaget
web-period-access-log = Hvem hos os der har set eller ændret hvad
web-period-access-log-told = { $period } efter, at det skete
web-period-security-log = Tekniske logfiler, der skal opdage misbrug
web-period-security-log-told = { $period } efter, at de er skrevet
web-period-export-files = Udtræk, som en medarbejder har lavet
web-period-export-files-told = { $period } efter, at de er lavet
web-period-backups = Sikkerhedskopier af det hele
web-period-backups-told = { $period } efter, at de er taget
web-period-inquiry = Selve henvendelsen
web-period-inquiry-told = Til du sletter den. Er den journaliseret, skal regionen gemme den.
web-period-cookie = Den cookie, der viser, at samtalen er din
web-period-cookie-told = { $period } efter dit sidste besøg
web-privacy-controller = Hvem har ansvaret
web-privacy-version = Sidst ændret { $day } { $year }.
web-desk-phone = Telefon { $phone }
web-access-title = Tilgængelighed
web-access-lead = Alle skal kunne bruge den her side. Her står, hvor langt vi er, og hvad du kan gøre, hvis noget driller.
web-access-formal = Det her er ikke regionens officielle tilgængelighedserklæring. Den skal { $region } selv udfylde og offentliggøre, før siden tages i brug.
web-access-status = Hvor tilgængelig er siden?
web-access-status-text = Målet er WCAG 2.1 på niveau AA, som loven om tilgængelighed af offentlige organers websteder kræver. Ingen uden for projektet har vurderet, om siden når det.
web-access-tested = Det er prøvet
web-access-tested-text =
    Hver gang siden ændres, prøver automatiske test i browseren Chromium, at:
    • et program, der leder efter fejl (axe), ikke finder nogen, hverken på forsiden, i svar, i formularen, på kvitteringen eller i fejlbeskeder
    • alt kan gøres med tastaturet alene, og man kan se, hvor man er
    • siden kan bruges på en smal telefon, forstørret til 400 %, i høj kontrast og uden JavaScript
    • intet bevæger sig for dem, der har bedt deres computer om ro
web-access-untested = Det er ikke prøvet
web-access-untested-text =
    • Siden er ikke prøvet med en rigtig skærmlæser eller på en rigtig telefon.
    • Den er ikke prøvet i Firefox eller Safari.
    • Mennesker med handicap har ikke prøvet den endnu.
web-access-help = Driller noget?
web-access-help-text = Ring til { $name } på { $phone }, eller se { $page }. Du kan også skrive det her i chatten og bede om en medarbejder.
web-access-complain = Får du ikke et godt svar?
web-access-complain-text = Digitaliseringsstyrelsen fører tilsyn med loven. Skriv først til regionen. Hjælper det ikke, kan du henvende dig på digst.dk.
web-access-written = Skrevet i november 2026.

## Det, der står om et lokalt tilbud

offers-cost =
    { $cost ->
        [free] Gratis
       *[paid] Det koster penge
    }
offers-age =
    { $between ->
        [both] { $least }-{ $most } år
        [least] Fra { $least } år
       *[most] Til og med { $most } år
    }
offers-way =
    { $way ->
        [place] man mødes
        [home] besøg hjemme
        [phone] på telefon
       *[digital] på nettet
    }
offers-weekday =
    { $day ->
        [MO] mandag
        [TU] tirsdag
        [WE] onsdag
        [TH] torsdag
        [FR] fredag
        [SA] lørdag
       *[SU] søndag
    }
offers-days = { $first } til { $last }
offers-daily = hver dag
offers-hours = kl. { $opens }-{ $closes }
offers-from = fra kl. { $time }
offers-until = til kl. { $time }
offers-starts = fra { $date }
offers-ends = til og med { $date }
offers-language =
    { $code ->
        [da] dansk
        [en] engelsk
        [ar] arabisk
        [bs] bosnisk
        [de] tysk
        [es] spansk
        [fa] farsi
        [fr] fransk
        [kl] grønlandsk
        [ku] kurdisk
        [lt] litauisk
        [pl] polsk
        [ro] rumænsk
        [ru] russisk
        [so] somali
        [ta] tamil
        [tr] tyrkisk
        [uk] ukrainsk
        [ur] urdu
        [vi] vietnamesisk
       *[other] { $code }
    }
offers-access =
    { $access ->
        [wheelchair] plads til kørestol
        [hearing] teleslynge eller tolk
        [sight] for dig, der ser dårligt
       *[quiet] få mennesker og ro
    }
offers-assured = Bekræftet { $date }
offers-checked = Tjekket hos kilden { $date }
offers-unsure =
    { $where ->
        [page] Tjek siden, før du regner med det
        [phone] Ring, og hør, om det passer
        [email] Skriv, og hør, om det passer
       *[none] Spørg kommunen, om det passer
    }

## Siden med lokale tilbud

web-offers-link = Lokale tilbud
web-offers-title = Find et lokalt tilbud
web-offers-lead = Fællesskaber, støtte og nogen at tale med. Tæt på dig, på telefon eller på nettet.
web-offers-description = Find lokale tilbud fra foreninger og frivillige i { $region }.
web-offers-skip = Gå til tilbuddene
web-offers-form = Søg efter tilbud
web-offers-need = Hvad handler det om?
web-offers-need-any = Alt muligt
web-offers-place = Hvor?
web-offers-place-any = Hele regionen
web-offers-words = Sig det med dine egne ord
web-offers-words-hint = Du kan springe det over. Skriv ikke navn eller CPR-nummer. Dine ord bliver ikke gemt.
web-offers-further = Flere valg
web-offers-age = Alder
web-offers-years = år
web-offers-relatives = For pårørende
web-offers-free = Kun gratis
web-offers-remote = Kun telefon, net og besøg hjemme
web-offers-spoken = Sprog
web-offers-access = Tilgængelighed
web-offers-when = Hvornår
web-offers-when-one =
    { $when ->
        [day] Hverdag før kl. 17
        [evening] Hverdag efter kl. 17
       *[weekend] Weekend
    }
web-offers-any = Ligegyldigt
web-offers-show = Vis tilbud
web-offers-chosen = Dine valg
web-offers-drop = Fjern { $what }
web-offers-anew = Fjern alle valg
web-offers-own-words = »{ $words }«
web-offers-count =
    { $count ->
        [0] Ingen tilbud passer
        [1] 1 tilbud passer
       *[other] { $count } tilbud passer
    }
web-offers-count-all =
    { $count ->
        [0] Der er ingen tilbud
        [1] Der er 1 tilbud
       *[other] Der er { $count } tilbud
    }
web-offers-next-to = { $places } (nabokommune)
web-offers-and-more = { $places } med flere
web-offers-country = Hele landet
web-offers-for = For
web-offers-cost = Pris
web-offers-time = Tid
web-offers-where = Sted
web-offers-address = Adresse
web-offers-ages = Alder
web-offers-languages = Sprog
web-offers-way = Hvordan
web-offers-call = Telefon
web-offers-mail = E-mail
web-offers-page = Side
web-offers-by = Hvem står bag
web-offers-wrong = Noget er forkert
web-offers-wrong-with = ved { $name }
web-offers-sides = Flere sider
web-offers-side = Side { $side } af { $sides }
web-offers-before = Forrige side
web-offers-after = Næste side
web-offers-map = Vælg kommune på kortet
web-offers-map-told = Tallet er de tilbud, der er i kommunen. Telefon, net og hele landet kommer oveni.
web-offers-map-one =
    { $count ->
        [0] { $place }: ingen tilbud
        [1] { $place }: 1 tilbud
       *[other] { $place }: { $count } tilbud
    }
web-offers-map-list = Kortet som liste
web-offers-map-skip = Spring kortet over
web-offers-public-title = Egen læge og kommunen
web-offers-public = Tilbuddene her er et supplement. Tal med **egen læge** om helbred og behandling og med **kommunen** om hjælp i hverdagen. Er det akut, så ring 112.
web-offers-none = Vi kender ikke noget, der passer på det hele. Måske hjælper det at fjerne et valg:
web-offers-none-here = Vi kender ikke noget, der passer. Her er andre veje:
web-offers-without =
    { $count ->
        [1] Uden »{ $what }«: 1 tilbud
       *[other] Uden »{ $what }«: { $count } tilbud
    }
web-offers-instead = Det her er tættest på
web-offers-elsewhere =
    • Socialkompas samler gratis sociale tilbud: socialkompas.dk
    • Spørg kommunen. Den kender ofte også de små fællesskaber
    • Vil du selv være frivillig, så se frivilligjob.dk
web-offers-ask = Spørg i chatten
web-offers-gap-title = Mangler der et tilbud?
web-offers-gap = Skal vi skrive ned, at der mangler et tilbud? Vi tæller kun, hvad der mangler, og hvor. Ikke, hvem du er.
web-offers-gap-relatives = Det er til pårørende
web-offers-gap-choose = Vælg
web-offers-gap-send = Ja, skriv det ned
web-offers-gap-noted = Tak. Vi har skrevet ned, at der mangler et tilbud.
web-offers-share = Del eller udskriv
web-offers-share-list = Link til den her liste
web-offers-share-one = Link til tilbuddet
web-offers-share-hint = Dine valg er med i linket. Det, du selv har skrevet, er ikke.
web-offers-copy = Kopiér linket
web-offers-copied = Linket er kopieret
web-offers-print = Udskriv
web-offers-printed = Udskrevet { $date }. Tilbud ændrer sig: tjek, før du tager af sted.
web-offers-back = Alle tilbud
web-offers-card = Vejvisning til en borger
web-offers-hidden-title = Tilbuddet vises ikke lige nu
web-offers-hidden = Vi ved ikke, om **{ $name }** stadig er der, så vi viser det ikke lige nu.
web-offers-ended-title = Tilbuddet findes ikke mere
web-offers-ended = **{ $name }** er her ikke mere.
web-offers-unknown-title = Det tilbud kender vi ikke
web-offers-unknown = Måske er linket gammelt, eller måske mangler der et bogstav.
web-offers-try = Se, hvad der ellers er
web-offers-redacted = Vi har fjernet noget, der lignede et CPR-nummer.
web-offers-notice-foreign = Det kom fra en anden side, så vi har ikke gjort noget. Prøv herfra i stedet.
web-offers-notice-too-fast = Det gik lidt hurtigt. Vent et øjeblik, og prøv igen.
web-offers-notice-not-taken = Det er **ikke** skrevet ned: Vi kan ikke gemme noget lige nu. Prøv igen om lidt.
web-offers-notice-too-large = Det var for meget på én gang. Skriv det kortere.
web-offers-notice-choose = Vælg både, hvad det handler om, og hvor.

## Vejvisningen, som fagfolk giver videre

offers-card-title = Vejvisning: { $need } { $at }
offers-card-lead = Tilbud fra foreninger og frivillige, { $date }. Man kontakter dem selv, og der er ikke sendt noget om nogen.
offers-card-none = Vi kender ikke noget tilbud lige nu, { $date }. Spørg kommunen, om den kender et.
offers-card-relatives = Pårørende er velkomne
offers-card-for = For: { $whom }
offers-card-phone = Telefon { $phone }
offers-card-public-title = Egen læge og kommunen
offers-card-public = Tilbuddene er et supplement. Egen læge hjælper med helbred og behandling, og kommunen med hjælp i hverdagen. Er det akut, så ring 112.
offers-card-source =
    Kilde: { $region }, lokale tilbud, { $date }.{ $has_link ->
        [yes] { " " }Se den nyeste udgave: { $link }
       *[no] { "" }
    }
offers-card-lost = ¤ står for et tegn, der ikke kan vises her.
web-offers-card-link = Er du fagperson? Lav en vejvisning til at give videre
web-offers-card-heading = Vejvisning til at give videre
web-offers-card-lead = Vælg, hvad det handler om, og hvor. Så får du en side med op til fem tilbud, som du kan printe eller sætte ind i et brev.
web-offers-card-nothing = Skriv ikke noget om personen. Vi gemmer kun, at nogen har lavet en vejvisning om emnet i kommunen.
web-offers-card-choose = Vælg
web-offers-card-show = Lav vejvisningen
web-offers-card-both = Vælg både et emne og en kommune.
web-offers-card-pdf = Hent den som PDF (én side)
web-offers-card-file = vejvisning
web-offers-card-paste = Tekst til at sætte ind
web-offers-card-paste-hint = Stil markøren i feltet, og tryk Ctrl+A og så Ctrl+C. Der står ikke noget om personen.
web-offers-card-list = Se alle tilbud om emnet

## Når en forening fortæller om sit eget tilbud

offers-register = Det vil vi gerne have med. Jeg stiller højst ti korte spørgsmål, og I ser det hele, før noget bliver sendt.
offers-form-name = Hvad hedder tilbuddet?
offers-form-organisation = Hvem står bag? Skriv navnet på foreningen eller netværket, eller spring over.
offers-form-kind = Hvad er I? I behøver ikke være en forening, og I kan springe over.
offers-form-what = Hvad sker der hos jer, og hvem er det for? Skriv det, som andre skal læse det.
offers-form-said = I skrev: »{ $text }«
offers-form-needs =
    { $chosen ->
        [none] Hvad kan det hjælpe med? Vælg højst { $most }.
       *[other] Valgt: { $chosen }. I kan vælge højst { $most }. Tryk på Færdig, når det passer.
    }
offers-form-needs-full = Der er plads til { $most }. Tryk på en af dem, I har valgt, for at tage den af igen.
offers-form-where = Hvor er det? Skriv byen, kommunen eller postnummeret, og gerne flere.
offers-form-outside = { $place } ligger i { $region }, og listen gælder Midtjylland.
offers-form-cost = Hvad koster det at være med? I kan også skrive det, for eksempel »20 kr. for kaffe«.
offers-form-when = Hvornår er det? Skriv det kort, for eksempel »hver tirsdag kl. 15-17«, eller spring over.
offers-form-reach = Hvordan får borgere fat i jer? Skriv et telefonnummer, en hjemmeside eller en e-mail. **Det bliver vist offentligt**, så skriv kun det, alle må se.
offers-form-reach-again = Jeg kan hverken se et telefonnummer, en hjemmeside eller en e-mail. Skriv mindst én af dem.
offers-form-consent = Vi viser det, når en medarbejder har godkendt det, og spørger jer { $every }, om det stadig passer. Er det i orden?
offers-form-consent-where = Godt. Skal vi spørge jer her i chatten eller på e-mail?
offers-form-consent-mail = Skriv den e-mail, vi må spørge på. Denne chat er lukket om et halvt år, så her kan vi ikke finde jer igen.
offers-form-consent-needed = Så kan vi ikke vise det, for listen skal være til at stole på. Vil I alligevel, så vælg, hvor vi må spørge. Ellers tryk på Annuller, så sender jeg ikke noget.
offers-every =
    { $months ->
        [6] hvert halve år
        [12] en gang om året
       *[other] hver { $months }. måned
    }
offers-form-address = Hvilken e-mail skal vi spørge på? Den bliver ikke vist for andre.
offers-form-address-again = Jeg kan ikke se en e-mailadresse. Den skal ligne navn@forening.dk.
offers-form-fee = Det koster ikke noget at stå på listen.
offers-form-fix-later = I kan rette det hele til sidst, før noget bliver sendt.
offers-form-choose = Vælg herunder.
offers-form-long = Det er for langt: { $count } tegn, og der er plads til { $most }. Skriv det kortere.
offers-form-wrong = Det kan jeg ikke bruge sådan. Skriv det på en anden måde.
offers-form-why = Jeg spørger, for at borgere kan se, om det er noget for dem.
offers-form-later = Det kan jeg ikke svare på lige nu. Vi gør tilbuddet færdigt først:
offers-form-human = I kan ringe til { $name } på { $phone }. I kan også gøre tilbuddet færdigt her. Så læser en medarbejder det.
offers-form-heard = Det har jeg ikke skrevet ind i tilbuddet. Hører det med, så vælg »Det hører med«.
offers-form-again = Godt. Skriv det igen, så kommer det med.
offers-form-resume = Skal vi gøre jeres tilbud færdigt?
offers-form-cancelled = Helt i orden. Jeg har ikke sendt noget.
offers-form-repeat = Tilbage til tilbuddet:
offers-summary =
    { $kind ->
        [edit] Sådan ser jeres tilbud ud:
       *[add] Det her sender jeg til en medarbejder:
    }
offers-placed = { $town } ({ $where })
offers-row = • { $field }: { $text }
offers-field-name = Navn
offers-field-organisation = Hvem står bag
offers-field-kind = Hvad I er
offers-field-what = Hvad og for hvem
offers-field-needs = Hjælper med
offers-field-where = Sted
offers-field-cost = Pris
offers-field-when = Hvornår
offers-field-reach = Kontakt, som alle ser
offers-field-consent = Hvor vi spørger
offers-summary-asking =
    { $asking ->
        [mail] • Vi spørger på: { $address } (vises ikke)
        [same] • Vi spørger på: den samme e-mail
       *[chat] • Vi spørger: her i chatten
    }
offers-picked = ✓ { $name }
offers-price =
    { $cost ->
        [free] Gratis
       *[paid] Koster noget
    }
offers-receipt =
    { $kind ->
        [edit] Tak. Rettelsen er sendt. En medarbejder ser på den, og indtil da står det gamle på listen. I får besked, når det er afgjort.
       *[add] { $asking ->
            [mail] Tak. Jeres tilbud er sendt. En medarbejder ser på det, før det kommer på listen. I får besked på { $address }.
           *[chat] Tak. Jeres tilbud er sendt. En medarbejder ser på det, før det kommer på listen. I får besked her.
        }
    }
offers-button-resume = Ja, gør det færdigt
offers-button-drop = Nej, slet det
offers-button-held = Gør jeres tilbud færdigt
offers-button-use-said = Brug det, vi skrev
offers-button-use = Brug { $text }
offers-button-done = Færdig
offers-button-everywhere = Hele regionen
offers-button-country = Hele landet
offers-button-way-phone = På telefon
offers-button-way-digital = På nettet
offers-button-agree-chat = Ja, spørg her i chatten
offers-button-agree-mail = Ja, spørg på e-mail
offers-button-disagree = Nej
offers-button-send = Send tilbuddet
offers-button-send-edit = Send rettelsen
offers-button-register = Fortæl om jeres tilbud

## Siden, hvor foreninger svarer på en mail om deres tilbud

web-offers-answer-ask = Passer jeres tilbud stadig?
web-offers-answer-lead = I kan svare her uden at logge ind. Der sker først noget, når I trykker på en knap.
web-offers-answer-sure = Skal vi fjerne det?
web-offers-answer-sure-text = Fjerner vi **{ $name }**, kan borgere ikke finde det mere. En medarbejder får besked.
web-offers-answer-edit = Ret oplysningerne
web-offers-answer-edit-text = Ret det, der ikke passer mere for **{ $name }**. En medarbejder ser på rettelsen, før den kan ses.
web-offers-answer-field-what = Hvad sker der, og hvem er det for?
web-offers-answer-field-when = Hvornår?
web-offers-answer-field-phone = Telefon
web-offers-answer-field-page = Hjemmeside
web-offers-answer-field-email = E-mail
web-offers-answer-public = Telefon, hjemmeside og e-mail bliver vist for alle. Er noget andet forkert, så svar på den mail, linket stod i.
web-offers-answer-empty =
    { $field ->
        [what] Skriv, hvad der sker, og hvem det er for.
       *[phone] Skriv mindst et telefonnummer, en hjemmeside eller en e-mail.
    }
web-offers-answer-wrong = Det kan ikke bruges sådan. Se efter stavefejl, og skriv højst { $most } tegn.
web-offers-answer-large = Det var for meget på én gang. Intet er sendt. Prøv igen med en kortere tekst.
web-offers-answer-back = Tilbage
web-offers-answer-done =
    { $what ->
        [ja] Tak. Nu står det som bekræftet i dag.
        [gem] Tak. Rettelsen er sendt til en medarbejder.
       *[fjern] Tak. Det er fjernet og bliver ikke vist mere.
    }
web-offers-answer-thanks = Tak for jeres svar
web-offers-answer-thanks-text = I behøver ikke gøre mere. Vi skriver igen, når det er tid til at spørge.
web-offers-answer-gone = Linket virker ikke mere
web-offers-answer-gone-text = Måske har I allerede svaret. Ellers er linket for gammelt, eller det er ikke kopieret helt. I kan altid svare på den mail, det stod i.
web-offers-answer-busy = Vent et øjeblik
web-offers-answer-busy-text = Siden kan ikke vises lige nu. Prøv igen om lidt. Intet er svaret.

## Passer jeres tilbud stadig?

offers-still =
    { $when ->
        [again] Må vi spørge en gang til? Passer jeres tilbud **{ $name }** stadig? Hører vi ikke fra jer, bliver det taget af listen.
       *[first] Passer jeres tilbud **{ $name }** stadig? Vi spørger, så borgere kan stole på listen.
    }
offers-still-several =
    { $when ->
        [again] Må vi spørge en gang til? Passer jeres { $count } tilbud stadig? Hører vi ikke fra jer, bliver de taget af listen. Tryk på et af dem for at rette eller fjerne det.
       *[first] Passer jeres { $count } tilbud stadig? Vi spørger, så borgere kan stole på listen. Tryk på et af dem for at rette eller fjerne det.
    }
offers-button-true = Ja, stadig aktuelt
offers-button-true-all = Ja, alle er aktuelle
offers-button-edit = Ret oplysninger
offers-button-gone = Nej, fjern det
offers-button-away = Ja, fjern det nu
offers-button-stay = Nej, behold det
offers-confirmed =
    { $count ->
        [one] Tak. Nu står det som bekræftet i dag. Vi spørger igen omkring { $day }.
       *[other] Tak. Nu står de { $count } tilbud som bekræftet i dag. Vi spørger igen omkring { $day }.
    }
offers-confirmed-already = Tak, det er allerede bekræftet { $day }. I behøver ikke gøre mere.
offers-own-none = Jeg kan ikke se, at denne samtale hører til et tilbud på listen. Har I meldt det til på en anden måde, så tal med en medarbejder. Står I ikke på listen endnu, så fortæl om jeres tilbud her.
offers-own-waiting = **{ $name }** er sendt til en medarbejder, som ser på det, før det kommer på listen. Skal noget rettes eller trækkes tilbage, så sig det til en medarbejder.
offers-own-which = Hvilket tilbud drejer det sig om?
offers-own-one = Hvad vil I gøre med **{ $name }**?
offers-own-gone = Det tilbud er taget af listen. Vil I have det på igen, så tal med en medarbejder.
offers-withdraw-sure = Skal vi fjerne **{ $name }** fra listen? Så kan borgere ikke finde det mere.
offers-withdrawn = **{ $name }** er fjernet og bliver ikke vist mere. En medarbejder har fået besked. Tak, fordi I sagde det.
offers-kept = Godt, så bliver det stående.
offers-decided =
    { $wanted ->
        [edit] { $state ->
            [approved] Jeres rettelse af **{ $name }** er godkendt og kan ses nu.
           *[refused] Vi har ikke kunnet godkende jeres rettelse af **{ $name }**, så det gamle står der stadig. Skriv til os, hvis noget er forkert.
        }
        [withdraw] { $state ->
            [approved] **{ $name }** er taget af listen.
           *[refused] **{ $name }** står stadig på listen. Skriv til os, hvis det skal væk.
        }
       *[add] { $state ->
            [approved] Jeres tilbud **{ $name }** er godkendt, og nu kan borgere finde det. Vi spørger jer { $every }, om det stadig passer.
           *[refused] Vi har ikke kunnet sætte **{ $name }** på listen. Skriv til os, hvis I vil vide hvorfor eller prøve igen.
        }
    }
offers-mail-subject =
    { $what ->
        [still] Passer jeres tilbud stadig?
        [again] Passer jeres tilbud stadig? Vi spørger en gang til
       *[decided] Om jeres tilbud: { $name }
    }
offers-mail-still =
    { $when ->
        [again] Vi har spurgt før og har ikke hørt fra jer. Passer det her stadig? Hører vi ikke fra jer, bliver det taget af listen.
       *[first] I har et eller flere tilbud på vores liste. Passer det her stadig?
    }
offers-mail-link =
    Svar her: { $link }

    I kan svare ja, rette oplysningerne eller fjerne tilbuddet. Linket er kun til jer og virker i { $days } dage.

## Det, folk siger (med komma imellem; store og små bogstaver er lige meget)

heard-erase = slet mine data, slet alle mine data, slet mine oplysninger, slet alle mine oplysninger, slet mine beskeder, slet min henvendelse, slet min samtale, slet samtalen, slet alt, slet det hele, slet hvad i har, slet det i har, slet mig, glem mig, glem alt om mig, slette mine data, slette mine oplysninger, slette mine beskeder, slette min henvendelse, slette samtalen, slette alt om mig, slette alt hvad i har, slette det i har, slettet mine data, slettet mine oplysninger, slettet min henvendelse, mine data slettet, mine oplysninger slettet
heard-polite = hej, tak, venligst, gerne, lige, nu, jeg vil, jeg ønsker, jeg skal, må jeg, bede, bede om, få, at, at få, have, jer, jer om, dig, dig om, i, kan i, vil i, kan du, vil du, kan jeg, vi vil, må vi, alt, hvad, hvad i har, hvad du har, i har, du har, om mig, om os, gemt, så
heard-erase-yes = ja, ja tak, jep, jo, ja slet, ja slet det, ja slet alt, slet det, slet det hele, slet alt
heard-erased = er det slettet, er det så slettet, er det nu slettet, er alt slettet, er alt så slettet, er det hele slettet, er det hele så slettet, blev det slettet, blev det hele slettet, er mine data slettet, har du slettet det, har i slettet det, er det væk nu, er det hele væk
heard-my-data = hvad har i gemt om mig, hvad har du gemt om mig, hvad i har gemt om mig, hvad du har gemt om mig, hvad har i om mig, hvad har du om mig, hvad ved i om mig, hvad ved du om mig, hvilke oplysninger har i om mig, hvilke data har i om mig, send mine data, send mig mine data, send mig en kopi, kopi af mine data, kopi af mine oplysninger, se mine data, vis mine data, vis mig mine data, udlever mine data, have mine data udleveret, se hvad i har gemt, se det i har gemt, se hvad i har om mig
heard-how = hvordan, hvorledes, hvor, hvornår, hvorfor, bliver, hvis, sletter, når
heard-yes = ja, ja tak, jep, jo, ok, okay, gerne, meget gerne, ja gerne, ja send det, ja da, jo tak, ja meget gerne, ja endelig, det må du gerne, ja det må du gerne, gerne tak
heard-no = nej, nej tak, næ, no, nejtak, ellers tak, nej ellers tak, nej tak ellers
heard-no-thanks = nej tak, nejtak, ellers tak, nej ellers tak
heard-ordinal-1 = den første, det første, første, den øverste, ettern, etteren
heard-ordinal-2 = den anden, det andet, nummer to, toeren, den midterste
heard-ordinal-3 = den tredje, det tredje, nummer tre, treeren
heard-none = ingen af dem, ingen af delene, nej ingen af dem, ingen, noget andet, ved ikke, det ved jeg ikke, ved ikke rigtig, det ved jeg ikke rigtig, aner det ikke
heard-cancel = annuller, annullér, afbryd, stop, fortryd, glem det, nej glem det, ok glem det, ja glem det, glem det igen, nej stop, nej annuller
heard-back = tilbage, gå tilbage, til start, forfra, menu, hovedmenu
heard-skip = spring over, ved ikke, det ved jeg ikke, pas
heard-agree = ja, jo, jep, jaja, ok, okay, oki, gerne, fint, super, godt, perfekt, send, sende, gør
heard-agreeing = tak, det, den, nu, bare, så, da, meget, afsted, videre, til, jer, dig, dem, endelig, lige, venligst, alt, hele, henvendelsen, sende, i, må, vil, jeg, vi, kan, du
heard-refuse = nej, næ, næh, niks, ikke
heard-not-that = nej ikke det, nej ikke den, ikke det, ikke den, nej det andet, nej den anden, det andet, den anden, nej noget andet
heard-interjection = hov, øh, øhm, hm, hmm, nå, men, og, vent, undskyld, ej, hej, lige, egentlig
heard-puzzled = hvad mener du, hvad mener i, hvad mener du med det, hvad menes der, hvad betyder det, hvad skal jeg skrive, hvad skal vi skrive, forstår ikke, jeg forstår ikke, jeg forstår det ikke, det forstår jeg ikke, forstod ikke
heard-human = menneske, mennesker, medarbejder, medarbejdere, person
heard-status = status, min status, hvad er status, hvad er status på min henvendelse, status på min henvendelse, hvor langt er i, hvor langt er sagen, hvor langt er den, hvor langt er min henvendelse, hvor er min henvendelse, er der nyt, noget nyt, nyt i min sag, nyt i sagen, hvornår får jeg svar, hvornår får vi svar, hvornår kommer svaret
heard-when = hvornår, hvor lang tid, hvor længe
heard-waited = har ventet, venter stadig, vi venter på svar, jeg venter på svar, stadig ikke hørt, ikke hørt noget, ikke hørt fra jer, hører ikke fra jer, ikke fået svar, ikke fået noget svar, aldrig fået svar, mangler stadig svar
heard-got-ja = ja, ja tak, ja det har jeg, ja det har vi, det har jeg, det har vi, ja jeg har, ja vi har, jeg har fået svar, vi har fået svar
heard-got-nej = nej, næ, nej ikke endnu, ikke endnu, nej det har jeg ikke, nej det har vi ikke, det har jeg ikke, det har vi ikke, nej desværre, jeg har ikke hørt noget, vi har ikke hørt noget, intet, intet svar, ikke noget
heard-got-kvittering = kun en kvittering, kun kvittering, bare en kvittering, kun et autosvar, bare et autosvar, kun en bekræftelse
heard-change = ændre, ændres, rette, rettes, lave om
heard-reaching = på, via, med, hellere, helst, svar, svare, gerne, tak, bare, skriv, til, mig, os, må, i, jeg, vi, vil, ja
heard-easier = kortere, kort, lettere, nemmere, enklere, simplere, på en anden måde, ordblind, forstår ikke, forstår jeg ikke, forstår det ikke, fatter ikke, fatter det ikke, forstår ikke en skid af det her, forstår ikke noget af det, forstår ikke et ord, sig det kort, sige det kort, forklar det kort, forklare det kort, for svært at læse
heard-rather = nej en, nej et, nej vi er en, nej vi er et
heard-tongue-danish = dansk
heard-tongue-english = engelsk
heard-tongue = kan, vi, du, i, jeg, skal, vil, ikke, hellere, gerne, tale, snakke, skrive, svare, tage, gøre, skifte, fortsætte, det, den, her, på, til, over, tak, nu, godt, være, muligt, er, hov
heard-ok = ok, okay, oki, okey, fint, godt, super, perfekt
heard-danish = dansk, på dansk, dansk tak, på dansk tak, tal dansk, taler du dansk, kan vi tale dansk, kan jeg skrive på dansk, kan du tale dansk
heard-tongues = hvilke sprog taler du, hvilke sprog forstår du, hvilket sprog skal jeg skrive på, skal jeg skrive på dansk, skal jeg tale dansk, skal man kunne dansk, kan man skrive på engelsk, kan jeg skrive på engelsk
heard-english = engelsk, på engelsk, engelsk tak, på engelsk tak, tal engelsk, taler du engelsk, kan vi tage det på engelsk, kan du tale engelsk
heard-cross = ubrugelig, ubrugeligt, lort, lorte, elendig, elendigt, fuck, fucking, idiot, idioter, lorterobot, lortebot, er du dum, du er dum, i er dumme, er i dumme, idiotisk, åndssvag, åndssvagt, dum bot, spild af tid, til grin, pisse, noget møg, det er møg
heard-hard = jeg er bange, er så bange, er ked af det, er så ked af det, er meget ked af det, så kede af det, far døde, mor døde, mand døde, kone døde, søn døde, datter døde, er død, i sorg, blev enke, blevet enke, blevet enkemand, græder, har fået demens, har fået kræft, har mistet, er døende, det er hårdt, det er svært for, føler mig alene
heard-bye = ok farvel, okay farvel, tak og farvel, farvel og tak, tak hej, ok tak hej, tak hej hej, ok hej hej, tak for nu hej, tak vi ses, vi tales ved, farvel, hej hej, vi ses, ha det, ha det godt, god dag, fortsat god dag
heard-as-citizen = jeg er borger, jeg er en borger, borger, som borger, privatperson, jeg er privatperson, jeg er en privatperson, jeg mener som borger, nej som borger, mener som borger, jeg spørger som borger, jeg spørger som privatperson, jeg skriver som borger, som privatperson, jeg skriver som privatperson, det er for mig selv, for mig selv, jeg spørger for mig selv
heard-as-organisation = vi er en organisation, organisation, jeg er fra en organisation, jeg skriver for en organisation
heard-region = hele regionen, i hele regionen, hele region midtjylland, i hele region midtjylland, alle kommuner
heard-contribute = gøre for, bidrage, hjælpe, støtte, give til
heard-more = glemte, glemt, også lige skrive, jeg skal lige tilføje, tilføje, rettelse
heard-islands = samsø, tunø, endelave, hjarnø, alrø, anholt, fur, venø, jegindø, djursland, salling, mols, helgenæs, thyholm, norddjursland, syddjursland
heard-thanks = tak du er sød, tak for hjælpen du er sød, tusind tak for hjælpen, mange tak for hjælpen, tak for snakken, tak for din hjælp, tak for info, det var fint tak, ok mange tak, nå tak, lettere tak, tak, tak skal du have, tak skal I have, tak for nu, tak for i dag, mange tak, tusind tak, tak for det, tak for hjælpen, tak for svaret, ok tak, okay tak, super tak, fint tak, perfekt, super, fint, ok tak for hjælpen, okay tak for hjælpen, ok tak for svaret, ok tusind tak, ja tak for hjælpen, fint tak for hjælpen, super tak for hjælpen, nej tak for hjælpen
heard-what-now = hvad gør jeg, hvad skal jeg gøre, hvad kan jeg gøre, hvad gør man, hvad skal vi gøre, hvad gør vi, hvad så, skal jeg køre, skal jeg ringe, hvem ringer jeg til, hvem skal jeg ringe til, hvor ringer jeg, hvad nu, hjælp
heard-helped-no = det hjalp ikke, hjalp ikke, tak det hjalp ikke, nej det hjalp ikke, tak men det hjalp ikke, hjalp det nej, det hjælper ikke, det hjalp mig ikke, det er ikke det jeg mener, ikke det jeg mente
heard-wrong = forkert, det er forkert, det passer ikke, det var forkert, det var ikke det jeg spurgte om, det er ikke det jeg spurgte om, det svarer ikke på mit spørgsmål
heard-wanting = vil, vi, jeg, skal, kan, kunne, har, gerne, hvordan, hvad, hvem, hvor, hvornår, hvilken, hvilket, hvilke, ønsker, søger, leder, må, overvejer, planlægger, drømmer, tænker, spørger, tilbyder, brænder, hører, få, er i tvivl
heard-together = samarbejde, samarbejder, samarbejdet, et samarbejde, samarbejdspartner, partner, partnerskab, arbejde sammen, gå sammen
heard-introduction = vi er, vi kommer fra, vi skriver fra, jeg er formand, jeg er formand for, jeg kommer fra, jeg er patient, jeg er studerende, jeg er pårørende, jeg er pensionist, vi er en, vi er et, vi er en lille, vi er en lokal, jeg er fra en, jeg skriver fra en, jeg er fra et, jeg er fra, jeg kommer fra en, jeg skriver fra
heard-organisation = vi har et, vi ser, vi mangler, vi er i, vi er fra, vi kommer fra, kan vi, skal vi, må vi, har vi, hører vi, vi vil gerne, vi holder til, vi ønsker, vi tilbyder, vi kunne, vi søger, vi arbejder, vi har en, vi driver, vi er en, vi er et, vores forening, vores organisation, vores klub, vores fond, vores netværk, vores gruppe, i vores lokalforening, min forening, jeg er formand, jeg er frivilligkoordinator, bestyrelsen, vores frivillige, vores medlemmer
heard-citizen = min mor, min far, min søn, min datter, min mand, min kone, min nabo, jeg er pårørende, jeg er patient, jeg er ensom, jeg vil gerne være frivillig, jeg føler mig
heard-professional = jeg er læge, jeg er sygeplejerske, jeg er sosu, jeg er social og sundhedsassistent, jeg er praktiserende læge, jeg er socialrådgiver, jeg er ergoterapeut, jeg er fysioterapeut, jeg arbejder på hospitalet, jeg arbejder på sygehuset, min afdeling, på vores afdeling, i min praksis, jeg er hjemmesygeplejerske, jeg er sundhedsplejerske, jeg er pædagog, jeg er socialpædagog, jeg er hjemmehjælper, jeg er sosu assistent, jeg er sosu hjælper, jeg er sagsbehandler, jeg er visitator, jeg er jordemoder, jeg er psykolog, jeg er lægesekretær, jeg er demenskoordinator, jeg er kræftkoordinator, jeg er forløbskoordinator, jeg er brobygger, jeg er diætist, jeg er bostøtte, sygeplejerske her, læge her, har en borger, har en patient, min borger, min patient, mine patienter, mine borgere, vejvisning, vejvisninger, vejvise
heard-everywhere = hele regionen, i hele regionen, hele region midtjylland, alle kommuner, alle steder, flere steder, overalt, ved ikke, ved det ikke, det ved jeg ikke, det er lige meget, lige meget, ligegyldigt, det er ligegyldigt, uanset hvor, hvor som helst
heard-question = får man, får vi, får jeg, er du, er i, er der, har i, har du, hvad, hvordan, hvem, hvor, hvornår, hvorfor, hvilken, hvilket, hvilke, må, skal, kan, can
heard-place-question = vent, egentlig, faktisk, altså, undskyld, hov, mente, rettelse, hellere, eller, og, i, på, ved, til, fra, hvad, med, så, hvis, vi, jeg, er, bor, holder, ligger, kommer, kommune, kommunen, byen, by, omkring, nær, tæt, hos, os, for, det, også, ja, nej, hej, men, mener, hvilket, hvilken, sundhedsråd, sundhedsrådet, råd, rådet, hører, under, dækker, hvem, hvor, og med, området, egnen, postnummer, postnr, forresten, nåh, nå, jo, sorry, vores, forkert, ikke, skulle, være, sagde, fejl, jeg mente, der, den, de, men nu, forening, foreningen, holder til, ok, okay, jamen, så er
heard-whom = kontakt, kontaktperson, kontakte, skrive til, ringe til, tale med, henvende os, hvem spørger vi, hvem skal vi spørge
heard-whose = vores, vort, min, mit, hvilket, hvilken, hvem, hører, hører vi, dækker
heard-inquiry = hvem, hvor, hvad, kontakt, kontakte, kontaktperson, sundhedsråd, sundhedsrådet, rådet, råd, vores, hvis, kommune, kommunen, vi, jeg, vil, gerne, kan, må, skal, have, få, sende, send, en, et, jer, dig, til, om, at, med, på, tale, snakke, skrive, ringe, ring, mig, os, op, henvendelse, besked, spørgsmål, forslag, idé, ide, projekt, registrere, registreret, menneske, medarbejder, person, nogen, rigtig, rigtigt, hej, goddag, tak, i, send, person
heard-asking = hvordan, hvorledes, hvad, hvem, hvorfor, hvornår, hvilken, hvilket, hvilke
heard-wish = vil gerne, gerne vil, vi vil, og vil, vi ønsker, ønsker at, kunne godt tænke os, kunne tænke os, har lyst til, drømmer om, planlægger, overvejer, håber at, håber på, tilbyder
heard-begin = starte, opstarte, lave, oprette, etablere, tilbyde, tilbyder, hjælpe, bidrage, arrangere, afholde, holde, skabe, åbne, invitere, afprøve, foreslå, i gang med, stille op, komme og, begynde, besøge, start
heard-proposal = foreslå, forslag, tilbyde, tilbyder, vil gerne lave, vil gerne starte, starte, samarbejde om, projekt, idé, ide, invitere, project
heard-actor-a = forening, foreningen, patientforening, patientforeningen, lokalforening, lokalforeningen, idrætsforening, idrætsklub, idrætsklubben, klub, klubben, sportsklub, frivillig forening, patientorganisation, forenings, spejdergruppe, spejderne, lokalafdeling, støtteforening, seniorklub, hovedforening, spejdere, spejder
heard-actor-b = fond, fonden, almennyttig fond, familiefond
heard-actor-c = socialøkonomisk virksomhed, socialøkonomisk, socialøkonomiske virksomhed, socialøkonomiske virksomheder, registreret socialøkonomisk
heard-actor-d = selvejende institution, selvejende, frivilligcenter, frivilligcentret, selvejende institutioner, selvejende hospice, hospice, højskole
heard-actor-e = ngo, ngoer, hjælpeorganisation, humanitær organisation, ngo'er, nødhjælpsorganisation, humanitære organisation
heard-actor-f = netværk, netværket, selvhjælpsgruppe, selvhjælpsgruppen, gruppe af naboer, ildsjæle, bevægelse, facebookgruppe, borgergruppe, netværksgruppe, pårørendegruppe
heard-own = vores, min, mit, vi i, os i, jeg er med i, jeg er aktiv i, jeg er frivillig i, formand for, forkvinde for, kasserer i, leder af, på vegne af, jeg repræsenterer, vi repræsenterer, jeg skriver for
heard-cooperation-hospital = hospital, hospitalet, hospitaler, hospitalerne, sygehus, sygehuset, sygehuse, regionshospitalet, auh, gødstrup, afdelingen, på en afdeling, sengeafdeling, indlagte, besøgstjeneste, vågetjeneste, vågere, patientstøtter
heard-cooperation-offer = tilbud, vores tilbud, lokale tilbud, lokalt tilbud, café, caféer, gåture, gåtur, gåhold, motion, motionshold, fællesspisning, besøgsven, besøgsvenner, kor, strikkeklub, væresteder, værested, mødested, aktiviteter, aktivitet, samtalegruppe, sorggruppe
heard-cooperation-project = projekt, projektet, projekter, fælles projekt, partnerskab, pilotprojekt, forsøg, udviklingsprojekt, sammen med kommunen
heard-cooperation-voice = høring, høringer, høringssvar, indflydelse, medindflydelse, medbestemmelse, blive hørt, sige vores mening, give vores mening, have noget at sige, komme til orde, være med til at bestemme
heard-anew = hvad, hvordan, hvem, hvor, hvornår, hvorfor, hvilken, hvilket, hvilke, kan, må, skal, er der, findes der, har i, om, vi vil gerne vide, jeg vil gerne vide, så vil vi
heard-know = vil høre om, vil gerne høre om, vil vide, vil gerne vide, gerne høre, høre mere om, vide mere om, vide noget om
heard-detail = hvad, hvor, meget, det, den, de, der, dem, ham, hende, han, hun, her, dertil, jer, dig, i, du, man, jeg, vi, kan, må, skal, vil, er, har, får, et, en, og, også, på, til, med, for, om, så, mon, lige, bare, men, ok, okay, hej, tak, ind, op, dertil, selv, da, nu, noget, nogen, hvad med, hvornår, hvilken, hvilket, deres, rådet, rådets, sundhedsrådet, sundhedsrådets, centret, centrets, frivilligcentret, stedet, stedets, hospitalet, hospitalets, mange, hvilke, siger, sige, sidder, skriver, holder
heard-detail-price = koster, koste, pris, prisen, gratis, betale, betaler, kontingent
heard-detail-phone = ringe, ring, telefon, telefonen, telefonnummer, telefonnummeret, nummer, nummeret, tlf, nr, tale
heard-number = ringe, telefon, telefonnummer, telefonnummeret, nummer, nummeret, tlf, telefonnr, ring til
heard-detail-mail = mail, mailen, maile, mailadresse, mailadressen, e mail, e mailen, email, emailen, skrive, post
heard-detail-page = hjemmeside, hjemmesiden, side, siden, link, linket, web, webside, nettet, læse, mere
heard-detail-address = adresse, adressen, ligger, finder, henne, hvor er det
heard-detail-source = hvor har i det fra, hvor har du det fra, hvor kommer det fra, hvor står det, hvem siger det, kilde, kilden, kilder, kilderne
heard-detail-when = hvornår, hvornår starter, hvornår begynder, hvornår træder i kraft, hvornår går i gang, hvornår gælder fra
heard-detail-many = hvor mange
heard-detail-tongue = kunne dansk, tale dansk, snakke dansk
heard-detail-time = åbent, åben, åbner, lukker, åbningstid, åbningstider, åbningstiderne, hvornår, tid, klokken
heard-told-price = gratis, koster
heard-told-phone = telefon
heard-told-mail = mail
heard-told-page = siden
heard-told-address = adresse
heard-told-when = januar, februar, april, september, oktober, november, december, 2026, 2027, 2028
heard-told-many = tre, fire, fem, seks, syv, otte
heard-told-tongue = dansk
heard-told-time = åbningstider, åbent
heard-further = og, hvad med, hvad så, men hvad, end, også, gælder, hvad nu hvis, hvad hvis, må de, må den, skal de, skal vi så, kan de, er det, er de, er den, gør de, har de, bliver de, bliver det
heard-for-other = min mor, min far, mor, far, min søn, min datter, min bror, min søster, min mormor, min morfar, min farmor, min farfar, min bedstemor, min bedstefar, min oldemor, min mand, min kone, min kæreste, min samlever, min svigermor, min svigerfar, min nabo, min ven, min veninde, min moster, min faster, min onkel, min tante, min kollega, mine forældre, mine bedsteforældre, mit barn, mine børn, min dreng, min pige, vores mor, vores far, vores søn, vores datter, vores nabo, en jeg kender, en ven, en veninde, en nabo, hun er, han er, hun bor, han bor, hun har, han har, hende, ham
heard-offers-more = flere, vis flere, har du flere, er der flere, er der andre, vis mere, vis mig flere, flere tilbud, andre tilbud, noget andet i nærheden, hvad ellers, kender du flere
heard-offers-missing = der mangler et tilbud, mangler et tilbud, mangler der et tilbud, der mangler tilbud, der mangler noget, mangler noget til, mangler noget for
heard-offers-offline = ikke internet, ikke internettet, ikke nettet, ingen internet, intet internet, ikke på nettet, uden internet, uden nettet, ingen computer, ikke computer, ikke nogen computer
heard-offers-shy = jeg tør ikke, tør ikke ringe, tør ikke møde op, tør ikke komme, tør ikke tage derhen, tør ikke gå derhen, tør ikke skrive, bange for at ringe, nervøs for at ringe, for genert
heard-offers-unfit = kan jeg ikke bruge, kan jeg ikke bruge til noget, ikke noget for mig, ikke noget for hende, ikke noget for ham, det passer ikke til mig, det er ikke det jeg søger, det er ikke det jeg mener, det hjælper mig ikke
heard-offers-come = bare komme, bare møde op, bare dukke op, melde mig til, melde sig til, tilmelde mig, tilmelde sig, kræver det tilmelding, kræver det henvisning, skal man henvises
heard-offers-true = er det rigtigt, er det nu rigtigt, er det sandt, er det sikkert, er det stadig rigtigt, passer det, passer det stadig, kan jeg stole på det
heard-offers-either = tilbud, et tilbud, tilbuddet, tilbuddene, lokalt tilbud, lokale tilbud
heard-offers-sheet = vejvisning, vejvisninger, vejvisningen, vejvise, kort til en patient, kort til min patient, seddel til en patient, seddel til min patient
heard-offers-talk = har det skidt, har det dårligt, har det svært, trænger til at snakke, trænger til at tale, trænger bare til at snakke, trænger bare til at tale, trænger sådan til at snakke, brug for nogen at snakke med, brug for nogen at tale med, brug for en at snakke med, brug for en at tale med, nogen at snakke med, nogen at tale med, en at snakke med, en at tale med, telefonven, telefonvenner, snakkeven, svært ved at komme ud, kommer aldrig ud, kommer ikke ud, ingen at snakke med, ingen at tale med, ingen at ringe til
heard-refers = det, den, de, dem, der, deres, dets, derfor, sådan en, sådan et, sådan noget, dér
heard-reach-chat = chat, chatten, her, i chatten, her i chatten
heard-reach-mail = mail, e mail, email, på mail, på e mail
heard-reach-phone = telefon, telefonen, ring, ringe, opkald, sms

## Det, foreninger siger om deres tilbud

heard-offers-free = gratis, koster ikke noget, koster ingenting, det er gratis, uden beregning
heard-offers-pending = hvornår hører vi, hvornår hører jeg, er det godkendt, er tilbuddet godkendt, er vores tilbud godkendt, hvornår bliver det godkendt, bliver vi godkendt, hvornår kommer vi på listen, hvornår kommer det på listen, hvor langt er i, er vi på listen, er det på listen, status, noget nyt
heard-offers-listed = på listen, på jeres liste, stå på liste
heard-offers-fee = gratis, koste, koster, betale, betaler, betaling, gebyr, pris, prisen
heard-offers-same = samme, den samme, det samme, den i har, den i har fået, som før, den fra før
heard-offers-ours = vores tilbud, mit tilbud, vores arrangement, vores gruppe på listen, vores oplysninger, vores kontaktoplysninger, vores telefonnummer på listen, tilbuddet vi har, vores aktivitet
heard-offers-correct = ret, rette, rettet, opdater, opdatere, opdateret, ændre, ændret, ændr, ny, nye, nyt, flyttet, forkert, forkerte
heard-offers-remove = fjern, fjerne, fjernet, slet, slette, slettet, nedlagt, lukket, lukker, stoppet, stopper, findes ikke, eksisterer ikke, tag af, tages af, taget af, af listen, trække, træk, trækker, trækkes, trukket
heard-offers-holds = passer, passer stadig, stadig aktuelt, er aktuelt, gælder stadig, bekræft, bekræfte, bekræfter
heard-offers-country = hele landet, i hele landet, hele danmark, overalt i danmark, landsdækkende
heard-offers-way-phone = på telefon, telefonen, over telefonen, telefonisk, pr telefon
heard-offers-way-digital = på nettet, online, digitalt, over nettet, på internettet, virtuelt
heard-offers-everywhere = hele regionen, i hele regionen, hele region midtjylland, hele midtjylland, alle kommuner
