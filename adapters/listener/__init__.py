"""The door for devices: a process and a port of its own, apart from all that customers reach.

It takes what devices send and gives them what they were told to fetch. It knows no database, no order and no secret but
the devices' own paths; what comes in is laid into the device's spool, where the gateway reads it. No address in a
message is ever followed from here.
"""
