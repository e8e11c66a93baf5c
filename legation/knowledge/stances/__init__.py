"""Words that take a stand: for or against, on or off, more or less. What a statement says is turned round by them."""
