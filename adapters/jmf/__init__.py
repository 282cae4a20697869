"""What a conversation in JMF with a device is made of: words, packing, the ledger's spool, and what answers mean."""
