# What staff call things, on pages and in mails: names, days and times.
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
day-whole = { $weekday ->
    [0] mandag
    [1] tirsdag
    [2] onsdag
    [3] torsdag
    [4] fredag
    [5] lørdag
   *[6] søndag
} den { $day }. { $month }
month-long = { $month ->
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
    [afsender] afsenderen
    [sundhedsraad] sundhedsrådet
   *[dato] en bestemt dag
}
waits-until = { $waiting ->
    [afsender] afsenderen til
    [sundhedsraad] rådet til
   *[dato] til
}

# What staff call a topic, where its button in the chat would be odd as the name of a case.
topic = { $topic ->
    [health-councils] Om sundhedsråd
    [find-contact] Hvilket sundhedsråd
    [talk-to-human] Ønsker kontakt
    [log-inquiry] Uden emne
    [inquiry-status] Status på en henvendelse
    [what-is-civil-society] Om civilsamfundet
    [actor-types] Aktører i civilsamfundet
    [benefits-of-volunteering] Gavn af frivillighed
    [how-to-partner] At komme i gang
    [cooperation-agreement] Samarbejdsaftale
    [selected-partners] Hvem der får en aftale
    [council-funding] Penge til et projekt
    [political-anchoring] Politisk udvalg
    [become-volunteer] At blive frivillig
    [find-offers] Søger et tilbud
    [register-offer] Nyt tilbud
    [privacy] Privatliv
    [about-bot] Om assistenten
    [smalltalk] Hilsen
    [out-of-scope] Andet
   *[other] {""}
}
