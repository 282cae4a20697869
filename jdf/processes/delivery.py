"""Delivery: goods leave the house (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, takes

PROCESS = Process("Delivery", links=(takes("DeliveryParams", least=1), *GENERAL))
