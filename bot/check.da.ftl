# What `check` tells the staff who keep the content.
sound = Indholdet er i orden: { $topics } emner, { $answers } svar og { $councils } sundhedsråd i { $folder }.
flawed = { $count ->
    [one] Der er én fejl i indholdet. Botten bruger det først, når den er rettet:
   *[other] Der er { $count } fejl i indholdet. Botten bruger det først, når de er rettet:
}
found = { $count ->
    [one] Botten kan bruge indholdet, men én ting skal rettes:
   *[other] Botten kan bruge indholdet, men { $count } ting skal rettes:
}
confirmed = Alt er bekræftet. Der mangler ikke noget, før botten kan tages i brug.
unconfirmed = { $count ->
    [one] Én ting skal bekræftes af et menneske i regionen, før botten tages i brug:
   *[other] { $count } ting skal bekræftes af et menneske i regionen, før botten tages i brug:
}
entry = { $file }:{ $line }: { $name } er ikke bekræftet. Tjek oplysningerne hos kilden, og skriv datoen i verified_on.
entry-empty = { $file }:{ $line }: { $name } er ikke bekræftet. Udfyld { $fields }, hvis oplysningerne er offentliggjort, tjek resten, og skriv datoen i verified_on.
offer = { $file }:{ $line }: { $name } står hos kilden, men udbyderen har ikke bekræftet tilbuddet. Spørg udbyderen, og bekræft det i konsollen under Tilbud.
offer-likely = { $file }:{ $line }: { $name } er kun sandsynligt og vises med "tjek". Spørg udbyderen, ret tilbuddet i konsollen under Tilbud, og bekræft det.
answer = { $file }:{ $line }: Svaret er ikke læst igennem. Læs det, ret det, og skriv datoen i reviewed_on.
overdue = { $file }:{ $line }: Svaret skulle være læst igennem igen senest { $day }. Læs det, og skriv en ny dato i review_by.

# What could be better: first what is wrong, then what to write. File and line stand before it.
unanswered = Emnet { $topic } har intet svar på { $language ->
    [en] engelsk
   *[other] dansk
}. Skriv answers/{ $language }/{ $topic }.md, og sæt "{ $language }" i answered.
expired = Svaret gjaldt til og med { $day }, og der er ikke noget nyt svar. Skriv et nyt, eller ret datoen i valid_to.
no-review = Der står ikke, hvornår svaret skal læses igennem igen. Skriv en dato i review_by.
review-passed = Svaret skulle være læst igennem igen senest { $day }. Læs det, ret det, og skriv en ny dato i review_by.
no-source = Svaret har ingen kilder. Skriv under sources, hvor det står.
no-section = Der står ikke, hvor i { $document } det står. Skriv afsnittet eller siden i section.
no-passage = Kilden har intet citat fra { $document }. Skriv 3 til 15 ord derfra i passage, ordret.
no-document = Der er ingen tekst af { $document } at finde citatet i. Læg sætningen i documents/{ $document }.txt, eller lad passage være tom.
lost-passage = »{ $passage }« står ikke i documents/{ $document }.txt. Skriv ordene, som de står i dokumentet, og læg sætningen i filen, hvis den mangler der.
passage-length = Citatet »{ $passage }« har { $count } ord. Skriv { $fewest } til { $most }.
unproven = »{ $begin }…« står ikke i nogen af teksterne i { $folder }. Skriv afsnittet, som det står i dokumentet.
dead-step = Knappen til { $topic } fører ingen steder hen. Skriv et svar på { $topic }, eller vælg et andet emne i next.
many-steps = Der er { $count } næste skridt. Vælg de { $most } vigtigste i next.
relative-link = Adressen »{ $link }« virker ikke i en chat. Skriv hele adressen med https://
heavy = { $level ->
    [none] Svaret
   *[other] Teksten under »{ $level }«
} har lixtal { $lix } og må højst have { $most }. Skriv kortere sætninger og mere almindelige ord.
twin-missing = Svaret findes ikke på engelsk. Skriv { $twin }.
twin-orphan = Svaret findes ikke på dansk. Skriv { $twin } først, eller slet det engelske.
twin-stale = { $twin } er rettet, siden dette blev skrevet. Læs begge, ret det engelske, og skriv twin_of: { $digest }
twin-differs = { $field } er ikke det samme som i { $twin }. Skriv det samme i begge.
few-phrases = Emnet { $topic } har { $count } fraser på { $language ->
    [en] engelsk
   *[other] dansk
}, og der skal være mindst { $least }. Skriv flere, som folk siger det.
phrase-in-split = Frasen »{ $phrase }« står også i { $at }. Den kan ikke både lære botten noget og måle den: Slet den ét af stederne.
no-contact-source = { $name } har ingen kilde. Skriv i source, hvor oplysningerne står.
long-ago = { $name } blev sidst tjekket { $day }, for over et år siden. Tjek oplysningerne hos kilden, og skriv dagens dato i verified_on.
no-hospital = Hospitalet { $id } står ikke i { $file }. Ret id'et, eller tilføj hospitalet der.
no-municipality = { $name } er ikke en kommune i regionen. Ret navnet, eller slet linjen.
