from django.db import models
from django.db.models import Aggregate, F, Func


class ToUnit(Func):
    function = "CONVERT_UNIT"
    template = "%(function)s(%(expressions)s, '%(unit)s')"  # finding: option-in-quotes

    def __init__(self, expression, unit, **extra):
        super().__init__(expression, unit=unit, **extra)


class JoinedNames(Aggregate):
    function = "GROUP_CONCAT"
    template = "%(function)s(%(distinct)s%(expressions)s SEPARATOR '%(separator)s')"  # finding: option-in-quotes


def shifted(kind):
    return Func(F("sent"), function="SHIFT", kind=kind, template="%(function)s('%(kind)s', %(expressions)s)")  # finding: option-in-quotes


class Padded(models.Func):
    template = "LPAD(%(expressions)s, 8, '%(sign)s')"  # finding: option-in-quotes
