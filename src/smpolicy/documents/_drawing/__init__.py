"""From a page of HTML to a PDF that archives accept, in a process of its own."""
