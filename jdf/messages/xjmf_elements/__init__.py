"""Elements that several messages of XJMF share."""
