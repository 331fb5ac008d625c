class Letter(Transform):
    def __init__(self, place):
        self.place = place

    def as_sql(self, compiler, connection):
        left, given = compiler.compile(self.lhs)
        return "(%s ->> '%s')" % (left, self.place), given  # finding: quoted-by-hand


def ordered(session, place):
    return session.query(Letter).order_by(text(place)).all()  # finding: condition-as-text
