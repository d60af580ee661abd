# What staff read that is not written on a page itself.
view = { $view ->
    [mine] Mine
    [uden-ejer] Uden ejer
    [over-tid] Over tid
    [afventer] Afventer
    [rykkes-i-dag] Rykkes i dag
    [dubletter] Mulige dubletter
    [kollegas] Kollegas sager
   *[alle] Alle
}

## Dage og tider
day-near = { $day ->
    [yesterday] i går
    [tomorrow] i morgen
   *[today] i dag
}
day-month = { $day }. { $month }
day-month-year = { $day }. { $month } { $year }
day-time = { $day } { $time }
time = { $hour }.{ $minute }
days = { $days ->
    [one] 1 dag
   *[other] { $days } dage
}
month-short = { $month ->
    [1] jan.
    [2] feb.
    [3] mar.
    [4] apr.
    [5] maj
    [6] jun.
    [7] jul.
    [8] aug.
    [9] sep.
    [10] okt.
    [11] nov.
   *[12] dec.
}
month-year = { $month ->
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
} { $year }

## Navne
channel = { $channel ->
    [telegram] Telegram
    [web] Webchat
    [phone] Telefon
    [letter] Brev
    [mail] E-mail
    [chat] Chat
    [digital-post] Digital Post
   *[other] { $channel }
}
outcome = { $outcome ->
    [samarbejde-aftalt] Samarbejde aftalt
    [dialog-i-gang] Dialog i gang
    [besvaret] Besvaret
    [vist-videre] Vist videre
    [ikke-muligt] Ikke muligt
    [trukket-tilbage] Trukket tilbage
    [intet-svar] Intet svar fra afsenderen
   *[other] { $outcome }
}
carrier = { $carrier ->
    [regionen] Regionen
    [sammen] Sammen
    [civilsamfundet] Civilsamfundet
    [kommunen] Kommunen
   *[other] { $carrier }
}
waiting = { $waiting ->
    [afsender] afsender
    [sundhedsråd] sundhedsrådet
   *[dato] dato
}

## Adgang
wrong-title = { $why ->
    [role] Det har du ikke adgang til
    [elsewhere] Formularen kom ikke herfra
    [large] Teksten er for lang
    [fields] Formularen har for mange felter
    [slow] Forbindelsen var for langsom
   *[missing] Siden findes ikke
}
wrong-text = { $why ->
    [role] Din konto har ikke den rolle, det kræver. En administrator kan give dig den.
    [elsewhere] Den er ikke sendt, og intet er ændret. Gå til siden igen, og prøv derfra.
    [large] Den er ikke sendt, og intet er ændret. Gå tilbage i din browser, så står teksten der endnu, og gør den kortere.
    [fields] Den er ikke sendt, og intet er ændret. Gå tilbage, og vælg færre ad gangen.
    [slow] Formularen nåede ikke frem, og intet er ændret. Gå tilbage, og prøv igen.
   *[missing] Måske er adressen skrevet forkert, eller siden er flyttet.
}
again = { $why ->
    [csrf] Du er logget ind igen, siden du åbnede formularen. Intet er ændret endnu. Se teksten igennem, og send den igen.
    [over] Du var væk for længe, da du sendte, så intet er ændret endnu. Se teksten igennem, og send den igen.
   *[store] Der kan ikke gemmes lige nu, så intet er ændret. Vent et øjeblik, og send igen.
}
again-field = Din tekst

## Lister
found = { $count ->
    [0] Ingen sager
    [1] 1 sag
   *[other] { $first } til { $last } af { $count } sager
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
empty-found = Ingen sager passer. Prøv færre ord eller færre filtre.
language = { $language ->
    [en] Engelsk
   *[other] Andet sprog
}
waits-until = { $waiting ->
    [afsender] på afsender til
    [sundhedsråd] på rådet til
   *[dato] til
}
done-claimed-one = Sagen er din nu.
done-claimed-several = Sagerne er dine nu.
done-closed-one = Sagen er afsluttet. Ingen har fået besked.
done-closed-several = Sagerne er afsluttet. Ingen har fået besked.
bulk-none = Sæt først et kryds ved en eller flere sager.
bulk-outcome = Vælg et udfald, før du afslutter.
bulk-carrier = Vælg, hvem der fører det videre, før du afslutter.
bulk-partly = Ikke alle sager kunne ændres. Resten er uændret.
bulk-claimed = er din nu.
bulk-closed = er afsluttet.
bulk-taken = { $who ->
    [""] en kollega kom først.
   *[other] { $who } kom først.
}
bulk-closed-before = er allerede afsluttet.
bulk-merged = er samlet i en anden sag. Arbejd videre dér.
bulk-refused = kan ikke ændres nu. Åbn sagen og se hvorfor.
