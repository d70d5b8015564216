"""From a wish to an agreement: who asked, who gave an opinion, who signed, what it opens."""
