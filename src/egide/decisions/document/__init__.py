"""An agreement on paper: what it shows, the PDF, the seal that Égide puts on it, its check."""
