"""Draw the pictures of some editions anew, or of all."""

import sys

from tests import editions, pictures

for name in sys.argv[1:] or editions.REFERENCE:
    for medium in pictures.MEDIA:
        pictures.keep(name, medium)
