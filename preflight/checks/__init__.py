"""The checks: <group>/<id>.py, one a file; a new file is active without editing anything else."""
