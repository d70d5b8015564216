"""What if a legal fact fell: the page. The rule is `egide.trust.verdict.what_if`."""
