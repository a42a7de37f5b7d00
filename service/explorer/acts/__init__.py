"""What the pages of acts, of provisions and of texts are made of: outline, facts and their words, history, marks."""
