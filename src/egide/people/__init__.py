"""Who people are to Égide: an opaque number, a name to show, a role. Sign-in to the portal."""
