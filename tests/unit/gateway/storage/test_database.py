"""The engines: what their errors tell."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.storage.database import open_engines

CANARY = "ana@example.org"


@pytest.mark.parametrize("name", ["write", "read", "durable"])
def test_an_error_tells_the_statement_and_no_value(tmp_path: Path, name: str) -> None:
    engines = open_engines(f"sqlite:///{tmp_path / 'gateway.db'}")
    engine: sa.Engine = getattr(engines, name)
    with pytest.raises(sa.exc.OperationalError) as caught, engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO nowhere VALUES (:email)"), {"email": CANARY})
    engines.dispose()
    assert "INSERT INTO nowhere" in str(caught.value)
    assert CANARY not in str(caught.value)
