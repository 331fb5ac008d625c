from django.db import models
from django.db.models import Aggregate, F, Func, Value


class ToUnit(Func):
    function = "CONVERT_UNIT"
    template = "%(function)s(%(expressions)s)"  # evidence: expressions-only

    def __init__(self, expression, unit, **extra):
        super().__init__(expression, Value(unit), **extra)


class JoinedNames(Aggregate):
    function = "STRING_AGG"
    template = "%(function)s(%(distinct)s%(expressions)s %(ordering)s)"  # evidence: expressions-only


def rounded():
    return Func(F("price"), function="ROUND", template="%(function)s(%(expressions)s, 2)")  # evidence: expressions-only


class Day(models.Func):
    template = "TO_CHAR(%(expressions)s, 'YYYY-MM-DD')"  # evidence: expressions-only


class Letter:
    template = "Dear '%(name)s'"


class Page(View):
    template = "page '%(name)s'"


class Limited(Func):
    template = "TOP(%(count)s, %(expressions)s)"
