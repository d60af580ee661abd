# Alt, hvad botten siger, ud over svarene i answers/. Botten siger "jeg", regionen og enheden er "vi".
# Organisationer tiltales "I", borgere "du". **fed**, • punkter, links uden pynt. Ingen kancellisprog.

intro = Hej. Jeg er en automatisk assistent fra Region Midtjylland. Er det akut, så ring **112**. Skriv ikke CPR-nummer eller noget om helbred her.
