"""Draw all pictures anew."""

from tests import editions, pictures

for name in editions.REFERENCE:
    pictures.draw(name).save(pictures.path(name), optimize=True)
