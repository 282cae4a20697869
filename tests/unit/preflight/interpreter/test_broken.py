import pytest

from preflight.failure import TooComplexError
from preflight.interpreter.broken import exhaustion_told, not_the_files_fault, told


@pytest.mark.parametrize("words", ["std::bad_alloc", "memory limit exceeded", "vector: length_error"])
def test_a_fault_of_memory_is_never_called_damage(words: str) -> None:
    with pytest.raises(TooComplexError):
        not_the_files_fault(RuntimeError(words))


def test_what_the_sandbox_denies_is_not_the_files_fault() -> None:
    with pytest.raises(OSError, match="ermission denied"):
        not_the_files_fault(RuntimeError("open /dev/x: Permission denied"))


def test_a_fault_of_the_file_stays_one() -> None:
    not_the_files_fault(ValueError("xref not found"))
    with pytest.raises(ValueError, match="xref"), exhaustion_told():
        raise ValueError("xref not found")


def test_nesting_beyond_the_stack_is_too_complex() -> None:
    with pytest.raises(TooComplexError, match="nested"), exhaustion_told():
        raise RecursionError


def test_the_librarys_words_become_a_line() -> None:
    assert told("stream <_io.BufferedReader name=4>: a\nb") == "a b"
