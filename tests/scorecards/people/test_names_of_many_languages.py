"""Pairs of names, decided by people: one name, near enough to ask, or two people.

*Same* differs in what nobody sees or says: quotes, hyphens, spaces, capitals. *Near* is
offered and asked about. *Different* is not offered.
"""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import QuerySet

from scorecards import migrations
from scorecards.models import Candidate
from scorecards.people.near import near_people
from scorecards.text.names import name_key, tidy_name
from tests.makers import make_candidate

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SAME = [
    ("Anna van 't Hoff", "Anna van \u2019t Hoff"),
    ("İBRAHİM ÇELİK", "İbrahim Çelik"),
    ("Siobhán O'Neill", "Siobhán O\u2018Neill"),
    ("Мар'яна Лук'яненко", "Мар\u02bcяна Лук\u02bcяненко"),
    ("Jean\u2013Paul Belmondo", "Jean-Paul Belmondo"),
    ("山田\u3000太郎", "山田太郎"),
    ("김 민준", "김민준"),
    ("ヤマダ タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ"),
    ("\u200fمحمد علي\u200f", "محمد علي"),
    ("क्\u200dषमा शर्मा", "क्षमा शर्मा"),
]
NEAR = [
    ("Jan van der Berg", "Jan van den Berg"),
    ("Pieter de Vries", "Vries, Pieter de"),
    ("Johanna ter Horst", "J. ter Horst"),
    ("Jan van der Berg", "Jan Berg"),
    ("María José Carreño Quiñones", "Maria Jose Carreno"),
    ("Juan García Márquez", "García Márquez, Juan"),
    ("José Luis Rodríguez Zapatero", "J. L. Rodríguez Zapatero"),
    ("Ana María López y Vega", "Ana María López Vega"),
    ("João da Silva", "João Silva"),
    ("Işıl Yılmaz", "Isil Yilmaz"),
    ("IŞIL YILMAZ", "Işıl Yılmaz"),
    ("Nguyễn Thị Minh Khai", "Minh Khai Nguyen Thi"),
    ("Trần Đức Thắng", "Tran Duc Thang"),
    ("Siobhán O'Neill", "Siobhan ONeill"),
    ("Seán Ó Briain", "Sean O'Briain"),
    ("Niccolò D'Angelo", "Niccolo Dangelo"),
    ("Dott.ssa Giulia Bianchi", "Giulia Bianchi"),
    ("Prof. Dr. Hans Meier", "Meier, Hans"),
    ("Ing. Tomáš Novák, Ph.D.", "Tomáš Novák"),
    ("Dra. Carmen Ortega", "Ortega, Carmen"),
    ("Mag. (FH) Eva Huber", "Huber, Eva"),
    ("Shri Rajesh Kumar", "Kumar, Rajesh"),
    ("田中太郎様", "田中太郎"),
    ("J.R.R. Tolkien", "John Ronald Reuel Tolkien"),
    ("JRR Tolkien", "J. R. R. Tolkien"),
    ("A. P. J. Abdul Kalam", "Abdul Kalam"),
    ("Harry S Truman", "Harry Truman"),
    ("Venkatesh R.", "R. Venkatesh"),
    ("Anne-Marie Dubois", "Anne Marie Dubois"),
    ("Kim Min-jun", "Min Jun Kim"),
    ("Ahmed Al-Hassan", "Ahmed Alhassan"),
    ("علی رضایی", "علي رضايي"),
    ("Þóra Jónsdóttir", "Thora Jonsdottir"),
    ("Γιώργος Παπαδόπουλος", "ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ"),
]
DIFFERENT = [
    ("Pieter de Jong", "Sanne de Jong"),
    ("Willem van Dijk", "Willem van Rijn"),
    ("Carlos Ruiz Picasso", "Lucía Ruiz Picasso"),
    ("Lê Thị Hoa", "Phạm Văn Hoa"),
    ("Liam O'Connor", "Liam O'Brien"),
    ("Dr. Anna Vogel", "Dr. Max Lind"),
    ("J. Smith", "K. Smith"),
    ("王伟", "李伟"),
]


def offered(typed, reader):
    return [near.candidate.name for near in near_people(typed, reader)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_name_is_found_as_the_same(cora, one, other):
    assert name_key(one) == name_key(other)
    make_candidate(tidy_name(one))
    assert offered(other, cora) == [tidy_name(one)]


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near_name_is_asked_about_whichever_came_first(cora, one, other):
    for known, typed in ((one, other), (other, one)):
        candidate = make_candidate(known)
        assert name_key(known) != name_key(typed)
        assert known in offered(typed, cora)
        candidate.delete()


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_name_is_not_offered(cora, one, other):
    for known, typed in ((one, other), (other, one)):
        candidate = make_candidate(known)
        assert offered(typed, cora) == []
        candidate.delete()


def test_names_that_were_there_before_are_found_by_the_letters_of_today(cora):
    known = [make_candidate(each) for each in ("علی رضایی", "İbrahim Çelik")]
    QuerySet(Candidate).update(name_key="", sort_key="", near_first="", near_last="")
    (migration,) = Path(migrations.__file__).parent.glob("*_keys_of_more_letters.py")
    import_module(f"scorecards.migrations.{migration.stem}").make_again(apps, None)
    assert offered("علي رضايي", cora) == [known[0].name]
    assert offered("IBRAHIM CELIK", cora) == [known[1].name]
