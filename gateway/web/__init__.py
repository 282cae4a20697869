"""The REST API: thin routes over the services, and one shape for everything that goes wrong."""
