import pytest

from corpora import corpora_dir
from preflight_builders import look, told
from wording_builders import leaf, line, read

CHECK = "placeholder-text"


def test_the_same_words_on_many_pages_are_one_finding_that_quotes_them() -> None:
    report = look(read(leaf(line("Lorem ipsum")), leaf(), leaf(line("Lorem ipsum"))))
    assert told(report, CHECK) == [("filler", "warning", "1, 3")]
    [finding] = [each for each in report.findings if each.check == CHECK]
    assert '"Lorem ipsum"' in finding.customer


def test_words_in_the_margin_that_is_cut_off_are_nothing() -> None:
    assert told(look(read(leaf(line("lorem ipsum", "-40 1", size=4)))), CHECK) == []


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["opf-lorem-ipsum.pdf", "opf-lorem-ipsum.oo3.2.export-pdfa.pdf"])
def test_files_that_others_made_of_filler_text_are_told(name: str) -> None:
    """Their names say what they are filled with."""
    assert ("filler", "warning") in {
        one[:2] for one in told(look(corpora_dir("pdf", name).read_bytes()), CHECK)
    }
