"""Display names that tools need to show: “Loutre 12”. Stable for a service, unique in a school.

A pupil holds an index, a small number that is theirs in their school and says nothing of them. A
secret permutation of the indices, different for each service, gives the place in the list of names:
two indices never meet on one name, and nothing is kept that leads from a name to a pupil.
"""

import hmac
from functools import lru_cache

ANIMALS = tuple(
    "Abeille Alouette Antilope Belette Biche Bison Blaireau Bouvreuil Campagnol Canard Caribou "
    "Castor Chamois Chardonneret Chevreuil Chouette Cigale Cigogne Coccinelle Colibri Corail "
    "Crabe Cygne Dauphin Écureuil Élan Éléphant Épervier Escargot Étoile Faisan Faucon Fauvette "
    "Flamant Fourmi Furet Gazelle Gecko Geai Girafe Goéland Grenouille Grillon Grive Hérisson "
    "Hermine Héron Hibou Hirondelle Huppe Ibis Isard Jaguar Kangourou Kiwi Koala Lama Lérot "
    "Lézard Libellule Lièvre Loir Loriot Loutre Luciole Lynx Macareux Manchot Marmotte Martinet "
    "Merle Mésange Moineau Morse Mouette Mouflon Narval Okapi Orque Otarie Ourson Panda Papillon "
    "Pélican Perdrix Phoque Pinson Pivert Poisson Poney Puma Raton Renard Roitelet Rossignol "
    "Salamandre Sittelle Tamia Tortue Toucan Triton Truite Vison Zèbre".split()
)
NUMBERS = 100  # from 1 to 100
PLACES = len(ANIMALS) * NUMBERS
ROUNDS = 4  # a Feistel network of four keyed rounds is a pseudo-random permutation (Luby, Rackoff)
HALF = 7  # bits: 2 halves of 7 hold 16 384 places, more than there are names
MASK = (1 << HALF) - 1
UNASKED = 0xFF  # above any value of seven bits


class NoName(ValueError):
    """An index beyond the names that there are."""


def display_name(secret: bytes, index: int) -> str:
    """The name of an index, from 0 on; NoName beyond what the list of names holds."""
    if not 0 <= index < PLACES:
        raise NoName(index)
    place = _shuffled(secret, index)
    while place >= PLACES:  # walks its own cycle back into the names: still a permutation
        place = _shuffled(secret, place)
    animal, number = divmod(place, NUMBERS)
    return f"{ANIMALS[animal]} {number + 1}"


def _shuffled(secret: bytes, place: int) -> int:
    rounds = _rounds(secret)
    left, right = place >> HALF, place & MASK
    for turn in range(ROUNDS):
        asked = turn << HALF | right
        value = rounds[asked]
        if value == UNASKED:
            value = rounds[asked] = hmac.digest(secret, bytes((turn, right)), "sha256")[0] & MASK
        left, right = right, left ^ value
    return left << HALF | right


@lru_cache(maxsize=4096)
def _rounds(secret: bytes) -> bytearray:
    """The four functions that a secret makes, each of 128 values, worked out as they are asked.

    It is the secret in another form: of no name, and of no pupil.
    """
    return bytearray([UNASKED]) * (ROUNDS << HALF)
