"""What an order, a Case and a Delivery are, and what may become of them: values and tables, no I/O."""
