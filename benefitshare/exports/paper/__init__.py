"""Papers as files: Word, PDF, and for a notice the plain forms of the web."""
