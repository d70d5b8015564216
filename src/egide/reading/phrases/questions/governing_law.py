"""Which country's law: those the sentence names, those of the user's home where it says so.

Where Europeans have their own sentence, it prevails over the general one.
"""

from egide.reading.phrases.courts import decide_on

LAW_OF_USER = (
    r" (?:(?:country|place|jurisdiction|state|territory|pays|lieu|territoire|etat|juridiction) "
    r"(?:[^ ]+ ){0,4}"
    r"(?:you|your|vous|votre|resid\w*|domicil\w*|live|consumer|user|membre|utilisateur)"
    r"|(?:your|votre|local|habitual|habituelle) (?:[^ ]+ ){0,2}(?:residence|country|pays|domicile)"
    r"|residence habituelle|de ce pays|that country|local (?:law|laws|courts?)"
    r"|tribunal compet\w+ local|tribunaux locaux|your home|domicile)"
)

decide = decide_on(LAW_OF_USER, ("names", "law", "within"))
