"""The interview plan of an opening: its rounds, its panel, and who gets them."""
