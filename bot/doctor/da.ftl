# What `doctor` tells the person who runs the bot.
heading-trouble = { $count ->
    [0] Alt det, jeg kan undersøge herfra, er i orden.
    [one] Der er én ting at få ordnet:
   *[other] Der er { $count } ting at få ordnet:
}
heading-note = Godt at vide:
heading-well = Det virker:

part-settings = Indstillinger
part-store = Database
part-content = Indhold
part-web = Webchat
part-telegram = Telegram
part-mail = Mail
part-staff = Medarbejdere
part-clock = Ur

setting = { $problem }
settings-well = { $there ->
    [yes] De passer sammen. De læses fra omgivelserne og { $file }.
   *[no] De passer sammen. De læses fra omgivelserne; der er ingen { $file }.
}
env-open = Andre brugere på maskinen kan læse { $file }, og der står hemmeligheder i den. Skriv: chmod 600 { $file }

store-well = { $path } ({ $size } MB) kan åbnes og er hel. { $running ->
    [yes] Botten kører.
   *[no] Botten kører ikke lige nu.
}
store-backup = Jeg kan ikke se, hvornår der sidst er taget backup. Sørg for, at { $path } og { $key } kommer med sammen.
store-not-made = { $path } findes ikke endnu. Botten laver den, første gang den starter.
store-no-folder = Mappen { $folder } findes ikke. Lav den, eller ret DATABASE_URL.
store-unwritable = Der kan ikke skrives i { $path }. Giv botten ret til at skrive i filen og dens mappe.
store-full = Disken er fuld ved { $path }. Nye beskeder bliver ikke taget imod, før der er ryddet op.
store-little-room = Der er kun { $free } MB ledig plads ved { $folder }. Ryd op, før disken bliver fuld, og beskeder ikke længere kan tages imod.
store-no-key = Databasen er der, men nøglen { $key } mangler. Læg den tilbage fra backup, eller skriv den i SECRET_KEY. Uden den gælder kvitteringskoder og åbne samtaler ikke mere.
store-broken-key = Nøglen { $key } kan ikke læses eller er for kort. Læg den tilbage fra backup.
store-open-to-others = Andre brugere på maskinen kan læse { $file }. Skriv: chmod 600 { $file }
store-locked = Et andet program holder { $path } låst. Find det, og stop det.
store-damaged = { $path } er beskadiget. Stop botten, og læg den nyeste backup tilbage.
store-no-database = { $path } er ikke en database. Ret DATABASE_URL, eller læg en backup tilbage.
store-unreadable = { $path } kan ikke læses. Se efter, hvem der ejer filen, og om disken er rask.
store-no-tables = { $path } er en database, men ikke bottens. Ret DATABASE_URL.
store-late = { $what ->
    [messages] { $count } beskeder fra { $channel } har ventet op til { $minutes } minutter på et svar. Se i loggen, hvad der er galt.
   *[letters] { $count } svar til { $channel } har ventet op til { $minutes } minutter på at blive leveret. Se i loggen, hvad der er galt.
}
store-waiting = { $what ->
    [messages] { $count } beskeder fra { $channel } venter på, at botten bliver startet.
   *[letters] { $count } svar til { $channel } venter på, at botten bliver startet.
}

content-well = Indholdet i { $folder } er i orden.
content-flawed = { $count ->
    [one] Der er én fejl i indholdet i { $folder }. Ret den, så bliver det brugt igen:
   *[other] Der er { $count } fejl i indholdet i { $folder }. Ret dem, så bliver det brugt igen:
}
content-flaw = { $flaw }
content-unconfirmed = { $count ->
    [one] Én oplysning er ikke bekræftet af et menneske. Se den med: python -m bot check --live
   *[other] { $count } oplysninger er ikke bekræftet af et menneske. Se dem med: python -m bot check --live
}

web-off = Webchatten er slået fra, fordi HTTP_PORT er 0.
web-well = Botten svarer på { $host }, port { $port }, og tager imod beskeder.
web-free = Ingen bruger { $host }, port { $port }. Der kan webchatten starte.
web-no-host = Webchatten kan ikke lytte på { $host } ({ $reason }). Ret HTTP_HOST, for eksempel til 127.0.0.1.
web-taken = Et andet program svarer på { $host }, port { $port }. Stop det, eller vælg en anden HTTP_PORT.
web-silent = Botten kører, men ingen svarer på { $host }, port { $port }. Har den andre indstillinger end dem her? Genstart den.
web-stuck = Botten har porten { $port } på { $host }, men svarer ikke. Se i loggen, og genstart den, hvis det varer ved.
web-unready = Botten svarer på { $host } { $port }, men kan ikke gemme beskeder. Se i loggen, om disken er fuld.
web-public-well = { $url } fører til botten.
web-public-later = Om { $url } fører til botten, kan først ses, når den kører.
web-public-certificate = Forbindelsen til { $url } er ikke sikker: { $reason }. Forny certifikatet, eller ret det i proxyen.
web-public-unreachable = { $url } kan ikke nås herfra ({ $reason }). Se efter i DNS og proxy, og om PUBLIC_URL er skrevet rigtigt.
web-public-other = { $url } svarer, men det er ikke botten ({ $status }). Ret proxyen, så den sender videre til HTTP_HOST og HTTP_PORT.

telegram-off = Telegram er slået fra, fordi TELEGRAM_TOKEN ikke er sat.
telegram-well = Tokenet er godt. Botten hedder @{ $name }.
telegram-token = Telegram afviser tokenet. Kopiér det igen fra @BotFather til TELEGRAM_TOKEN, og se efter, om TELEGRAM_API_URL er rigtig.
telegram-unreachable = { $server } kan ikke nås ({ $reason }). Se efter, om maskinen må komme ud på nettet. Beskeder venter hos Telegram imens.
telegram-odd = Serveren i TELEGRAM_API_URL svarer ikke som Telegram. Se efter, om adressen er rigtig.
telegram-webhook-well = Telegram sender beskeder til { $url }.
telegram-webhook-unset = Telegram sender endnu ikke til { $url }. Det sætter botten i gang, når den starter.
telegram-webhook-missing = Telegram sender ikke til { $url }, selv om botten kører. Genstart den, og se efter, om en anden bot bruger samme token.
telegram-webhook-goes = Telegram sender lige nu til { $host }. Det tager botten over, når den starter.
telegram-other-webhook = Telegram sender til { $host } og ikke til denne bot. En anden bot bruger samme token: stop den, og genstart denne.
telegram-certificate = Telegram kunne ikke stole på forbindelsen kl. { $time }: { $said }. Se efter, om certifikatet er gyldigt, og om hele kæden sendes med.
telegram-error = Telegram kunne ikke aflevere beskeder kl. { $time }: { $said }. Se efter, om PUBLIC_URL kan nås udefra.
telegram-unposted = { $count } beskeder venter hos Telegram, selv om botten kører. Se efter, om PUBLIC_URL kan nås udefra.
telegram-unfetched = { $count } beskeder venter hos Telegram, selv om botten kører. Se i loggen, om en anden bot bruger samme token.
telegram-waiting = { $count ->
    [one] Én besked venter hos Telegram på, at botten bliver startet.
   *[other] { $count } beskeder venter hos Telegram på, at botten bliver startet.
}

mail-off = Botten sender ikke mail, fordi SMTP_URL og STAFF_EMAIL ikke er sat. Enheden får ikke besked om nye henvendelser, og svar kan ikke sendes som mail.
mail-no-server = STAFF_EMAIL eller MAIL_FROM er sat, men SMTP_URL er ikke. Skriv SMTP_URL, eller lad dem alle stå tomme.
mail-no-address = SMTP_URL er sat, men STAFF_EMAIL er ikke. Skriv enhedens adresse i STAFF_EMAIL.
mail-well = { $host }, port { $port }, svarer krypteret og tager imod.
mail-well-open = { $host }, port { $port }, tager imod, men forbindelsen er ikke krypteret. Brug den kun på samme maskine eller et lukket net.
mail-open-line = { $host }, port { $port }, tilbyder ingen kryptering, og så sender jeg ikke adgangskoden. Brug smtps:// eller en port med STARTTLS.
mail-password = { $host } afviser brugernavnet eller adgangskoden. Ret dem i SMTP_URL, og skriv tegn som @ og / som %40 og %2F.
mail-no-login = { $host }, port { $port }, tager ikke imod en adgangskode. Fjern den fra SMTP_URL, eller brug en anden port, som regel 587.
mail-letters = Brugernavnet eller adgangskoden i SMTP_URL har bogstaver, som mailservere ikke forstår. Brug kun a-z, tal og almindelige tegn.
mail-certificate = Certifikatet på { $host }, port { $port }, kan ikke godkendes: { $reason }. Brug det navn, der står i certifikatet, eller få det fornyet.
mail-tls = { $host }, port { $port }, taler ikke TLS. Brug smtp:// til en port med STARTTLS (587) og smtps:// til en med TLS fra starten (465).
mail-silent = { $host }, port { $port }, svarer ikke. Er porten rigtig, og slipper maskinen igennem firewallen?
mail-unreachable = { $host }, port { $port }, kan ikke nås ({ $reason }). Se efter, om navn og port i SMTP_URL er rigtige.
mail-odd = { $host }, port { $port }, svarer ikke som en mailserver ({ $reason }). Se efter, om navn og port i SMTP_URL er rigtige.

clock-well = Klokken er { $now } i Danmark.
clock-behind = Klokken er { $now }, men der ligger beskeder, som er { $minutes } minutter nyere. Stil maskinens ur, for eksempel med chrony.

staff-none = Ingen kan logge ind på /staff endnu. Lav den første konto med: python -m bot staff add "Navn" --role admin
staff-well = { $count ->
    [one] Én konto kan logge ind på /staff.
   *[other] { $count } konti kan logge ind på /staff.
}
staff-oidc-well = Medarbejdere logger ind gennem { $url }, og det svarer.
staff-oidc-away = { $url } svarer ikke ({ $reason }), så ingen medarbejder kan logge ind. Er adressen i OIDC_ISSUER rigtig, og slipper maskinen igennem firewallen?
staff-oidc-other = { $url } svarer ikke som en loginudbyder ({ $status }), så ingen medarbejder kan logge ind. Se efter, om OIDC_ISSUER er rigtig; hos Entra ID slutter den på /v2.0.
staff-oidc-named = { $url } kalder sig { $named }, så ingen medarbejder kan logge ind. Skriv det navn i OIDC_ISSUER.
