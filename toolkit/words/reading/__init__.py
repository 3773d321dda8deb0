"""How hard texts are to read: counts of a text, and the formulas made of them."""
