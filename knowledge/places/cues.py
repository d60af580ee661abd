"""The words around a name that tell whether a place is meant; all of them folded."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# what stands directly before a place, Danish and English
NEAR = _words("ved naer near omkring around nord syd ost vest udenfor outside taet close langs")
PREPOSITIONS = NEAR | _words("i pa fra in from")

# "ikke Skive, Struer": what follows is not meant, unless it is asked why not
NOT, WHY = _words("ikke ik not"), _words("hvorfor why om if")

# "tæt på": what follows is only a landmark when another place is named
CLOSE_TO = frozenset({("taet", "pa"), ("close", "to"), ("langt", "fra")})

# "bor i", "foreningen fra": what is so strong that even an ordinary noun after it is a place
RESIDING = _words(
    """bor boende bosat bosatte bosiddende hjemmehorende hjemme til ligger oppe nede ude ovre inde
    kommer stammer flyttet flytter foreningen forening foreninger gruppe gruppen lokalforening lokalforeningen
    lokalafdeling afdeling live lives living based located association group"""
)
RESIDED_IN = _words("i fra in from")
RESIDING_ENDS = ("gruppe", "gruppen", "grupper", "forening", "foreningen", "foreninger", "klub", "klubben")

# what only a place can follow: "hvem dækker skive?"
COVERING = _words("daekker daekke daekkede covers covering")

# "Them Kommune", "Ans By" and "landsbyen Give"
TITLES_AFTER = _words("kommune kommunes by bys sogn sogns omegn municipality town stationsby")
TITLES_BEFORE = _words("byen landsbyen stationsbyen town village postnummer")
MUNICIPAL = _words("kommune kommunes kommunen municipality")

# "en skive", "min tarm": a thing, no place
ARTICLES = _words(
    """en et den det de min mit mine din dit dine vores jeres deres hver samme ingen
    a an the my your our this"""
)

# what may stand beside a lone place name without saying anything
POLITE = _words("hej tak ja please thanks kommune by")
PLACING = _words("i pa in kommune by ja")
OPENERS = POLITE | _words("i pa fra vi jeg er det in we are from")

LIST = _words("og and samt eller or")

# between a place and what says where it lies: "Ry lige ved Silkeborg"
LINKS = PREPOSITIONS | _words("lige ikke langt for of af the just kommune by sogn byen")

ENGLISH = _words(
    "the and is are we you they with for from what how can to of in our my would like there have"
)
DANISH = _words("vi er og til med hvordan kan jeg har det som af en den hvad os")

# around four digits: a postal code is asked for, a number of something, or grammar that says nothing
POSTCODE = _words("postnummer postnr postnumre postcode zip postkode")
QUANTITY = _words(
    """over under ca cirka naesten knap knapt godt omkring mindst hojst op end kr dkk kroner kl aret ar side
    nr no number lov paragraf sagsnr sag tlf telefon mobil ring year about nearly almost than around
    approximately"""
)
GRAMMAR = _words(
    """og eller samt er har vil kan skal i pa til med fra som der hvor hvad hvem hvordan hvilket hvilken
    ligger bor horer by kommune and or is are has in with for at to what which who"""
)
