"""From staged rows to the tables of this room: checked, compared, previewed, written or not."""
