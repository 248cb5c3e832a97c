"""The werkplek: the app of the vertrouwenspersoon, in the VP zone, on this computer only."""
