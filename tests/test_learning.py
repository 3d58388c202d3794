"""What editors keep and cut changes later choices: visibly, within bounds, for their theme only, and reversibly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import edition as core
from briefing import learning
from briefing.edition import choice, preferences
from briefing.errors import UsageError
from briefing.learning import Decision
from briefing.model import Period, Plan, Preference, RawDocument, ThemeSpec
from briefing.pipeline import learned
from briefing.pipeline.workspace import Workspace
from briefing.proof.merge import Outcome
from briefing.store import decisions, opened

NOW = datetime(2026, 1, 5, 6, tzinfo=UTC)
THEME = ThemeSpec(id="port", title="Le port", required=("port", "conteneurs"), sentences=10, words=600)
PLAN = Plan(title="Essai", themes=(THEME,))
WEEKS = 12

SUBJECTS = (
    "Le terminal du port", "La capitainerie du port", "Le syndicat du port", "La chambre de commerce",
    "Le service des douanes",
    "La régie du port", "Le chantier du port", "La compagnie maritime", "Le bureau de la pêche", "L’atelier des grues",
)  # fmt: skip
ACTS = (
    "a réorganisé la réception des conteneurs", "a ouvert une enquête sur le quai",
    "a présenté un plan de dragage du port",
    "a modernisé la surveillance des entrepôts", "a formé des équipes de secours",
    "a négocié un accord de transit",
    "a inspecté les navires en escale", "a revu la circulation des camions",
)  # fmt: skip
ENDS = (
    "avec les communes voisines", "après une longue concertation", "malgré les réserves des riverains",
    "sous la conduite de la préfecture", "dans les délais annoncés", "au bénéfice des petits armateurs",
)  # fmt: skip


def counted(random):
    return f"et {random.randint(12, 990)} conteneurs ont été traités, soit {random.randint(2, 40)} % de plus"


def sentence(random):
    """A sentence of one of two kinds: half of them count something."""
    end = counted(random) if random.random() < 0.5 else random.choice(ENDS)
    return f"{random.choice(SUBJECTS)} {random.choice(ACTS)} {end}."


def week(number, random):
    """The articles of one week."""
    texts = []
    for n in range(12):
        lines = [f"Le port en semaine {number}, chronique {n}"]
        lines += [f"{sentence(random)} {sentence(random)}" for _ in range(4)]
        texts.append(
            RawDocument(
                path=f"w{number}/{n}.txt",
                sha256=f"{number:032}{n:032}",
                media_type="text/plain",
                text="\n\n".join(lines),
            )
        )
    return [core.prepare(raw, PLAN, today=date(2026, 1, 5)) for raw in texts]


def edition(prepared, plan, number):
    name = f"2026-W{number:02}"
    return core.build(prepared, plan, id=name, issued_at=NOW, period=Period(since=None, until=None)).edition


#: Hidden preferences: what an editor keeps.
PREFERENCES = {
    "no figures": lambda text: not any(c.isdigit() for c in text),
    "short": lambda text: len(text.split()) <= 20,
}


def simulate(db, seed, keeps=PREFERENCES["no figures"]):
    """Let an editor work for twelve weeks; the share kept in each."""
    shares = []
    random = Random(seed)
    for number in range(1, WEEKS + 1):
        prepared = week(number, random)
        plan = replace(PLAN, preferences=learned.known(db, before=f"2026-W{number:02}"))
        note = edition(prepared, plan, number)
        outcomes = [Outcome(s.id, s.theme, "verbatim" if keeps(s.text) else "cut", s.text) for s in note.sentences]
        by_path = {p.document.path: p for p in prepared}
        documents = {d.id: by_path[d.path] for d in note.documents}
        learned.record(db, note, documents, outcomes, ["port"], at=NOW)
        shares.append(sum(o.fate == "verbatim" for o in outcomes) / len(outcomes))
    return shares


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", ["no figures", "short"])
def test_a_hidden_preference_raises_the_share_kept_by_fifteen_points_and_forgetting_restores_it(tmp_path, name, seed):
    with opened(tmp_path / ".briefing") as db:
        shares = simulate(db, seed, PREFERENCES[name])
        assert sum(shares[-4:]) / 4 >= shares[0] + 0.15, shares
        again = week(1, Random(seed))
        untaught = core_bytes(edition(again, PLAN, 1))
        taught = replace(PLAN, preferences=learned.known(db))
        assert core_bytes(edition(again, taught, 1)) != untaught
    assert learned.forget(Workspace(tmp_path), "port") > 0
    with opened(tmp_path / ".briefing") as db:
        assert learned.known(db) == ()
        assert core_bytes(edition(again, replace(PLAN, preferences=learned.known(db)), 1)) == untaught


def core_bytes(note):
    from briefing import codec

    return codec.dumps(note)


def test_an_edition_learns_nothing_from_itself_or_from_later_ones(tmp_path):
    with opened(tmp_path / ".briefing") as db:
        simulate(db, 5)
        assert learned.known(db, before="2026-W01") == ()
        early, late = (learned.known(db, before=f"2026-W{n:02}") for n in (6, 12))
        assert early[0].decisions < late[0].decisions


def test_a_theme_forgotten_leaves_the_others(tmp_path):
    rows = [
        decisions.Entry(edition="2026-W01", theme=t, sentence=f"s{n}", verdict="kept", features={"numbers": 1.0})
        for t in ("a", "b")
        for n in range(3)
    ]
    with opened(tmp_path / ".briefing") as db:
        decisions.record(db, "2026-W01", ["a", "b"], rows, at=NOW)
    assert learned.forget(Workspace(tmp_path), "a") == 3
    with pytest.raises(UsageError):
        learned.forget(Workspace(tmp_path), "a")
    assert learned.forget(Workspace(tmp_path), None) == 3


def test_the_command_forgets_a_configured_theme_and_refuses_an_unknown_one(tmp_path, capsys):
    from briefing.cli import main

    assert main(["--workspace", str(tmp_path), "forget", "--theme", "interpol"]) == 0
    assert "0 decisions" in capsys.readouterr().out
    assert main(["--workspace", str(tmp_path), "forget", "--theme", "nothing"]) == 2
    assert main(["--workspace", str(tmp_path), "forget", "--json"]) == 0


def test_nothing_is_learned_before_there_was_a_state(tmp_path):
    assert learned.forget(Workspace(tmp_path), None) == 0


def test_published_again_the_decisions_of_a_theme_give_way(tmp_path):
    entry = decisions.Entry(edition="2026-W01", theme="a", sentence="s1", verdict="kept", features={})
    with opened(tmp_path / ".briefing") as db:
        decisions.record(db, "2026-W01", ["a"], [entry], at=NOW)
        decisions.record(db, "2026-W01", ["a"], [replace(entry, sentence="s2", verdict="cut")], at=NOW)
        assert [(e.sentence, e.verdict) for e in decisions.entries(db)] == [("s2", "cut")]


def test_without_preferences_the_claim_is_the_same_object():
    claim = type("Claim", (), {"theme": THEME})()
    assert preferences.preferred(claim, None, ()) is claim
    assert preferences.preferred(claim, None, (Preference(theme="other", weights=(), means=(), decisions=99),)) is claim


def test_the_opening_of_a_theme_is_chosen_as_if_nothing_had_been_learned(tmp_path):
    with opened(tmp_path / ".briefing") as db:
        simulate(db, 3)
        taught = replace(PLAN, preferences=learned.known(db))
    prepared = week(1, Random(8))
    plain, later = (edition(prepared, plan, 1) for plan in (PLAN, taught))
    best = [sorted(note.sentences, key=lambda s: -s.score) for note in (plain, later)]
    opening, words = 0, 0
    while words + len(best[0][opening].text.split()) <= choice.OPENING:
        words += len(best[0][opening].text.split())
        opening += 1
    assert opening >= 3
    assert {s.text for s in best[0][:opening]} <= {s.text for s in later.sentences}
    assert plain.key_points[0] == plain.sentences[0].id
    assert {s.text for s in plain.sentences} != {s.text for s in later.sentences}


# ---------------------------------------------------------------- the model

features = st.fixed_dictionaries({name: st.sampled_from([0.0, 0.5, 1.0]) for name in learning.FEATURES})
many = st.lists(st.builds(Decision, features, st.booleans()), max_size=80)


@given(many, st.randoms())
@settings(max_examples=40)
def test_the_order_of_decisions_changes_nothing(rows, random):
    mixed = list(rows)
    random.shuffle(mixed)
    assert learning.fit("t", rows) == learning.fit("t", mixed)


@given(many, features)
@settings(max_examples=40)
def test_a_factor_keeps_its_bounds(rows, seen):
    fitted = learning.fit("t", rows)
    if fitted:
        assert 0.6 <= learning.factor(fitted, seen) <= 1.65


@given(st.integers(0, learning.LEAST_DECISIONS - 1), st.booleans())
def test_few_decisions_or_one_kind_alone_teach_nothing(count, kept):
    assert learning.fit("t", [Decision({"numbers": 1.0}, n % 2 == 0) for n in range(count)]) is None
    assert learning.fit("t", [Decision({"numbers": 1.0}, kept)] * 50) is None


def test_the_weight_of_what_is_kept_is_positive_and_said_in_words():
    rows = [Decision({"numbers": 1.0, "quoted": 0.0}, kept=True)] * 20 + [Decision({"quoted": 1.0}, kept=False)] * 20
    fitted = learning.fit("t", rows)
    weights = dict(fitted.weights)
    assert weights["numbers"] > 0.5
    assert weights["quoted"] < -0.5
    said = learning.explain(fitted)
    assert "prefers sentences that count something" in said[0] + said[1]
    assert "avoids sentences that open with a quotation" in said[0] + said[1]


def test_an_editor_who_decides_by_chance_moves_the_choice_hardly():
    random = Random(4)
    rows = [Decision({n: random.random() for n in learning.FEATURES}, random.random() < 0.7) for _ in range(200)]
    fitted = learning.fit("t", rows)
    factors = [learning.factor(fitted, d.features) for d in rows]
    assert max(factors) / min(factors) < 2
