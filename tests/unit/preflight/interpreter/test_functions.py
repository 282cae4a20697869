import pikepdf
import pytest

from preflight.interpreter.functions import at_full


def sampled(pdf: pikepdf.Pdf, data: bytes, **entries: object) -> pikepdf.Stream:
    made = pdf.make_stream(data)
    for name, value in {"FunctionType": 0, "BitsPerSample": 8, "Range": [0, 1] * 4, **entries}.items():
        made[f"/{name}"] = pikepdf.Array(value) if isinstance(value, list) else value
    return made


def test_an_exponential_function_ends_at_c1() -> None:
    function = pikepdf.Dictionary(FunctionType=2, C1=pikepdf.Array([0, 0.5, 1, 0]))
    assert at_full(function, 1) == ((0, 0.5, 1, 0),)


def test_a_sampled_function_ends_at_its_last_sample() -> None:
    with pikepdf.new() as pdf:
        assert at_full(sampled(pdf, bytes(4) + bytes((0, 51, 255, 0)), Size=[2]), 1) == ((0, 0.2, 1, 0),)


def test_of_two_inks_each_is_told_alone() -> None:
    samples = bytes(4) + bytes((255, 0, 0, 0)) + bytes((0, 255, 0, 0)) + bytes((255, 255, 0, 0))
    with pikepdf.new() as pdf:
        assert at_full(sampled(pdf, samples, Size=[2, 2]), 2) == ((1, 0, 0, 0), (0, 1, 0, 0))


@pytest.mark.parametrize(
    "entries", [{"Size": [2]}, {"Size": []}, {"Size": [9, 9]}, {"Size": [2], "BitsPerSample": 3}]
)
def test_what_makes_no_sense_is_not_computed(entries: dict[str, object]) -> None:
    with pikepdf.new() as pdf:
        assert at_full(sampled(pdf, b"\x00", **entries), 1) == ()


def test_a_program_is_not_run() -> None:
    assert at_full(pikepdf.Dictionary(FunctionType=4), 1) == ()
