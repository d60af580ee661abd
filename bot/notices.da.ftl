# Mails til enheden fra botten selv: nummer, emne, sundhedsråd og link, aldrig hvad nogen har skrevet.
case =
    Nummer: { $reference }
    Emne: { $topic }
    Sundhedsråd: { $council }
    { $link }
case-owned =
    Nummer: { $reference }
    Emne: { $topic }
    Sundhedsråd: { $council }
    Ejer: { $owner }
    { $link }
no-topic = ikke angivet
no-council = ikke angivet
list-and = { $first } og { $last }

trial-subject = [Prøve] { $subject }
new-subject = Ny henvendelse { $reference }
new = Der er kommet en ny henvendelse.

declined-subject = Sag { $reference }: { $receiver } kan ikke tage den
declined = { $receiver } kan ikke tage sagen. Åbn den og se hvorfor. Afsenderen har ikke fået besked.

unowned-subject = { $count ->
    [one] Sagen { $reference } har ingen ejer
   *[other] { $count } sager har ingen ejer
}
unowned = { $count ->
    [one] Sagen her har været
   *[other] De her { $count } sager har været
} uden ejer i mere end { $days ->
    [one] en arbejdsdag
   *[other] { $days } arbejdsdage
}. Den af jer, der har tid, kan tage { $count ->
    [one] den.
   *[other] dem.
}

unanswered-subject = { $count ->
    [one] Sagen { $reference } er over tid
   *[other] { $count } sager er over tid
}
unanswered = { $count ->
    [one] Sagen her har ventet på svar i mere end { $days ->
        [one] en arbejdsdag
       *[other] { $days } arbejdsdage
    }. Spørg ejeren, om du kan hjælpe, eller tag over.
   *[other] De her { $count } sager har ventet på svar i mere end { $days ->
        [one] en arbejdsdag
       *[other] { $days } arbejdsdage
    }. Spørg ejerne, om du kan hjælpe, eller tag over.
}

late-more = { $count ->
    [one] Og én til. Se alle: { $link }
   *[other] Og { $count } til. Se alle: { $link }
}

digest-subject = Overblik: { $unowned } uden ejer, { $overdue } over tid
digest-subject-quiet = Overblik: alt er taget, og intet er over tid
digest-open = { $count ->
    [0] Godmorgen. Der er ingen åbne sager.
    [one] Godmorgen. Der er én åben sag.
   *[other] Godmorgen. Der er { $count } åbne sager.
}
digest-count = { $name }: { $count }
digest-oldest =
    Den ældste er { $reference } om { $topic }. Den kom { $day }.
    { $link }
digest-owners = Fordelt på jer: { $owners }
digest-owner = { $name } { $count }
digest-today = Rykkes i dag: { $references }
digest-overdue = Over tid: { $references }
digest-undelivered = Kunne ikke leveres: { $references }
digest-proposals = { $count ->
    [one] Ét forslag om et tilbud venter på jer.
   *[other] { $count } forslag om tilbud venter på jer.
}
digest-unconfirmed = { $count ->
    [one] Ét tilbud har ingen bekræftet længe. Det bliver vist sidst eller slet ikke.
   *[other] { $count } tilbud har ingen bekræftet længe. De bliver vist sidst eller slet ikke.
}
digest-offers = Se dem: { $link }
digest-list = Se alle sager: { $link }
digest-trail =
    Sporet slutter med række { $last }: { $hash }
    Gem mailen. Så kan I bevise, at ingen har ændret i sporet før den række.
digest-trail-empty = Sporet er tomt.
