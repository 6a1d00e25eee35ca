"""What documents print of the registers, and of the people in them."""
