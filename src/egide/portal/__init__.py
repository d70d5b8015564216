"""The house's entrance: home page, navigation. Assembles, decides nothing."""
