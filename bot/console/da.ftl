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
