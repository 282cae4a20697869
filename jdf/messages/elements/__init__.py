"""Elements that several messages of JMF share."""
