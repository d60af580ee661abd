# What `check` tells the staff who keep the content.
sound = Indholdet er i orden: { $topics } emner, { $answers } svar og { $councils } sundhedsråd i { $folder }.
flawed = { $count ->
    [one] Der er én fejl i indholdet. Botten bruger det først, når den er rettet:
   *[other] Der er { $count } fejl i indholdet. Botten bruger det først, når de er rettet:
}
stale = { $count ->
    [one] Indholdet er i orden, men ét engelsk svar følger ikke det danske:
   *[other] Indholdet er i orden, men { $count } engelske svar følger ikke de danske:
}
confirmed = Alt er bekræftet. Der mangler ikke noget, før botten kan tages i brug.
unconfirmed = { $count ->
    [one] Én ting skal bekræftes af et menneske i regionen, før botten tages i brug:
   *[other] { $count } ting skal bekræftes af et menneske i regionen, før botten tages i brug:
}
entry = { $file }:{ $line }: { $name } er ikke bekræftet. Tjek oplysningerne hos kilden, og skriv datoen i verified_on.
entry-empty = { $file }:{ $line }: { $name } er ikke bekræftet. Udfyld { $fields }, hvis oplysningerne er offentliggjort, tjek resten, og skriv datoen i verified_on.
answer = { $file }:{ $line }: Svaret er ikke læst igennem. Læs det, ret det, og skriv datoen i reviewed_on.
overdue = { $file }:{ $line }: Svaret skulle være læst igennem igen senest { $day }. Læs det, og skriv en ny dato i review_by.
