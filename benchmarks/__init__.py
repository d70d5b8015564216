"""What is measured, beside what, in one command each. Not shipped with the product."""
