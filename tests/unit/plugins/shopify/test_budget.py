"""What the shop lets be asked."""

from __future__ import annotations

import pytest
from shopify.budget import Budget
from shopify.questions import Cost, ThrottleStatus


def said(cost: float, left: float, most: float = 1000.0, rate: float = 50.0) -> Cost:
    return Cost(cost, ThrottleStatus(most, left, rate))


@pytest.fixture
def budget() -> Budget:
    budget = Budget()
    budget.asked("q", 0.0)
    budget.answered("q", said(cost=200, left=1000), 0.0)
    return budget


def test_what_there_is_for_is_asked_at_once(budget: Budget) -> None:
    for _ in range(5):
        assert budget.wait_s("q", 0.0) == 0.0
        budget.asked("q", 0.0)
    assert budget.wait_s("q", 0.0) == pytest.approx(200 / 50)
    assert budget.wait_s("q", 3.0) == pytest.approx(1.0)


def test_an_answer_gives_back_what_it_did_not_cost(budget: Budget) -> None:
    for _ in range(5):
        budget.asked("q", 0.0)
    budget.answered("q", said(cost=200, left=950), 0.5)
    assert budget.wait_s("q", 0.5) == 0.0


def test_what_is_patient_leaves_a_quarter_to_others(budget: Budget) -> None:
    budget.answered("q", said(cost=200, left=400), 0.0)
    assert budget.wait_s("q", 0.0) == 0.0
    assert budget.wait_s("q", 0.0, patient=True) == pytest.approx((200 + 250 - 400) / 50)


def test_a_question_dearer_than_the_bucket_waits_for_a_full_one(budget: Budget) -> None:
    budget.answered("q", said(cost=5000, left=900), 0.0)
    assert budget.wait_s("q", 0.0, patient=True) == pytest.approx(100 / 50)


@pytest.mark.parametrize("cost", [said(0, 0, 0, 0), said(-1, 5, 1000, -5), Cost()])
def test_numbers_that_cannot_be_change_nothing(budget: Budget, cost: Cost) -> None:
    budget.answered("q", cost, 0.0)
    assert budget.wait_s("q", 0.0) == 0.0
