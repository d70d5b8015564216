"""Inside Égide, for people of a school: who bears which name in a tool, why something left."""
