"""What comes with the program to begin from: a shop, the demo's shop, and answers to the order forms."""
