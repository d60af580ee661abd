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
