"""Answers are computed once, the least recently used go, and threads do not fall out."""

from __future__ import annotations

import threading

from dashboard.store.cache import Answers


def test_an_answer_is_computed_once() -> None:
    asked: list[str] = []
    answers: Answers[int] = Answers(2)
    for _ in range(3):
        assert answers.ask("a", lambda: asked.append("a") or 7) == 7
    assert asked == ["a"]


def test_the_least_recently_used_goes_first() -> None:
    asked: list[str] = []
    answers: Answers[str] = Answers(2)

    def ask(question: str) -> str:
        return answers.ask(question, lambda: asked.append(question) or question)

    for question in ("a", "b", "a", "c", "a", "b"):
        assert ask(question) == question
    assert asked == ["a", "b", "c", "b"]


def test_nothing_is_kept_of_a_question_that_failed() -> None:
    answers: Answers[int] = Answers(2)
    for _ in range(2):
        try:
            answers.ask("a", lambda: 1 // 0)
        except ZeroDivisionError:
            continue
        raise AssertionError("the failure was kept as an answer")
    assert answers.ask("a", lambda: 1) == 1


def test_threads_get_the_answers_to_their_own_questions() -> None:
    answers: Answers[int] = Answers(3)
    wrong: list[int] = []

    def ask(start: int) -> None:
        for step in range(2_000):
            question = (start + step) % 7
            if answers.ask(question, lambda own=question: own * 10) != question * 10:
                wrong.append(question)

    threads = [threading.Thread(target=ask, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_slow_answer_holds_nobody_up() -> None:
    answers: Answers[int] = Answers(3)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        assert go_on.wait(10)
        return 1

    thread = threading.Thread(target=lambda: answers.ask("slow", slow))
    thread.start()
    assert begun.wait(10)
    assert answers.ask("quick", lambda: 2) == 2
    go_on.set()
    thread.join()
