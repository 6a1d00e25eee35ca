"""One document in two languages beside each other."""
