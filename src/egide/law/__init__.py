"""The law that Égide holds: where the folder lives, and (later) its pages."""
