"""Names of people and places. Given names are everybody's; family names are nobody's: invented."""

from itertools import product

GIRLS = tuple(
    "Adèle Agathe Aïcha Alice Aminata Anaïs Anna Assia Awa Camille Capucine Célestine Charlotte "
    "Chloé Clara Clémence Eden Élise Emma Esther Fanta Fatou Flora Gabrielle Hawa Héloïse Inaya "
    "Inès Iris Jade Jeanne Joséphine Juliette Kenza Léa Leïla Léonie Lina Lou Louise Lucie "
    "Madeleine Maëlle Maïa Manon Margaux Marie Maya Mila Mina Myriam Naïma Nina Noémie Nour Olivia "
    "Pauline Rania Romane Rose Safia Salomé Sarah Sibylle Sofia Solène Suzanne Thaïs Valentine "
    "Yasmine Zoé Anne-Lise Marie-Lou Lou-Ann Linh Mei Ayşe Zofia Inês Ingrid Marta".split()
)
BOYS = tuple(
    "Aaron Adam Adrien Alexis Amir Anatole Antoine Arthur Auguste Axel Baptiste Basile Bilal Boris "
    "Clément Côme Corentin Diego Edgar Élie Eliott Émile Enzo Ernest Ethan Eyob Félix Florian "
    "Gabin Gabriel Gaspard Grégoire Hamza Hugo Ibrahim Idriss Ilyès Ismaël Jules Karim Kévin Léo "
    "Léon Liam Lilian Loïc Louis Lucas Maël Malo Marceau Marius Martin Mathéo Maxence Mehdi Milo "
    "Moussa Naël Nathan Noah Noé Nolan Octave Oscar Ousmane Paul Rayan Raphaël Robin Sacha Samuel "
    "Simon Tao Théo Timothée Tom Victor Yanis Youssef Zacharie Jean-Baptiste Pierre-Loup Minh "
    "José Łukasz Søren Emre Dương".split()
)
_STARTS = tuple(
    "Abrel Bauvar Brunel Caldo Cramo Dorvi Dremo Estra Falmo Fridel Garlu Grozan Hélor Jarvo "
    "Kermel Lanvo Lestri Malvo Mornel Nausi Norgue Oldra Pauvel Pélar Quimor Ravel Rostan Sauvi "
    "Selmo Tardi Trévan Ulmar Vaudri Verlo Yvral Zelmi Mboré Ouédri Ngalé Benzar Hakdou Chéraf "
    "Lê-Vo Tranvo Kowral Szeli O’Dar".split()
)
_ENDS = tuple(
    "beau bray court dec din gnac gnol gris lac lard let lier lin mand mont ner nay nier pied quet "
    "rac rand ret rin sac sart sel sson teau thier tois trac val vent vier ville wick zac".split()
)
FAMILIES = tuple(start + end for start, end in product(_STARTS, _ENDS))
_VILLAGES = tuple(
    "Aubre Bresse Clair Combe Croix Font Grand Haute Lande Mare Noir Orme Pré Roche Val".split()
)
_TAILS = tuple(
    "blanc-le-Vieux court-sur-Orge fort-la-Lande mont-les-Prés nay ray sous-Bruyère "
    "val-d’Ombre vigne ville-l’Étang".split()
)
TOWNS = tuple(start + end for start, end in product(_VILLAGES, _TAILS))
PATRONS = tuple(
    "les Alouettes|les Bleuets|la Clairière|le Grand Chêne|les Hirondelles|les Mésanges|le Moulin|"
    "les Noisetiers|le Petit Pont|les Quatre Vents|la Source|les Tilleuls|le Verger|la Vigne|"
    "Jacques Prévert|Jean de La Fontaine|Marie Curie|Olympe de Gouges|Rosa Parks|Victor Hugo".split(
        "|"
    )
)
SAINTS = tuple(
    "Sainte-Aldine Saint-Brévin Sainte-Clarisse Saint-Orbain Saint-Vernel Sainte-Ysaure".split()
)
STREETS = tuple(
    "rue de la Fontaine|allée des Charmes|place du Marché|chemin du Lavoir|avenue de la Gare|"
    "impasse des Lilas|rue d’Aval|boulevard de l’Ouest".split("|")
)
