from marks_builders import file_of, found, page_of

CHECK = "complex-path"


def test_very_many_points_are_told_with_the_largest_count() -> None:
    pages = [
        page_of(nodes=2_000_000, most_nodes=150_000),
        page_of(nodes=300_000, most_nodes=300_000, number=2),
    ]
    assert found(CHECK, file_of(*pages)) == [
        ("one-shape", 1, 300_000), ("one-shape", 2, 300_000), ("whole-page", 1, 2_000_000)
    ]  # fmt: skip


def test_ordinary_drawings_are_silent() -> None:
    assert found(CHECK, file_of(page_of(nodes=1_000_000, most_nodes=100_000))) == []
