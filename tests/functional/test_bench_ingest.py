"""The benchmark of reading in works on what it makes: every row is stored, by the step itself."""

from benchmarks.ingest import Measured, _read_in, report, write_answers, write_talks


def test_a_small_run_of_the_benchmark(tmp_path, capsys):
    write_talks(tmp_path / "g.csv", 60)
    write_answers(tmp_path / "e.csv", 20)
    talks, answers = (_read_in(tmp_path / f"{n}.csv", tmp_path / n) for n in "ge")
    assert (talks.rows, answers.rows) == (60, 20)
    assert report({"talks": Measured(60, 1.0, 1.0, 0.5)})
    assert not report({"talks": Measured(60, 61.0, 1.0, 0.5)})
    assert "TOO MUCH" in capsys.readouterr().out
