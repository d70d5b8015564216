"""While a page is made, what was read is not read again; anywhere else, everything is."""

from django.http import HttpResponse
from django.test import RequestFactory

from egide.kit.once import Once, once

read: list[object] = []


@once
def line(number, *, of=()):
    read.append(number)
    return number, tuple(of)


def made(method, page):
    read.clear()
    Once(lambda request: (page(), HttpResponse())[1])(getattr(RequestFactory(), method)("/"))
    return list(read)


def test_a_page_reads_once_by_its_arguments():
    assert made("get", lambda: [line(1), line(1), line(2), line(1, of=[3]), line(1, of=[3])]) == [
        1, 2, 1,
    ]  # fmt: skip


def test_what_changes_something_reads_every_time():
    assert made("post", lambda: [line(1), line(1)]) == [1, 1]


def test_nothing_is_kept_for_the_next_page():
    assert made("get", lambda: line(1)) == [1]
    assert made("get", lambda: line(1)) == [1]


def test_outside_a_page_nothing_is_kept():
    read.clear()
    assert line(1) == line(1) == (1, ())
    assert read == [1, 1]


def test_what_would_be_used_up_is_not_looked_at():
    assert made("get", lambda: [line(1, of=iter([7])), line(1, of=iter([8]))]) == [1, 1]


def test_one_and_true_are_not_the_same_question():
    assert made("get", lambda: [line(1), line(True)]) == [1, True]
    assert len(made("get", lambda: [line(1), line(True), line("1")])) == 3
