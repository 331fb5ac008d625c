class Letter(Transform):
    def __init__(self, place):
        self.place = place

    def as_sql(self, compiler, connection):
        left, given = compiler.compile(self.lhs)
        return "(%s ->> %%s)" % left, [self.place] + given


def drop(cursor, name):
    cursor.execute("DROP ROLE %s" % names.quote_identifier(name))


class Counts:
    def of(self, cursor, name):
        wanted = self.settings["tables"][name]
        cursor.execute("SELECT count(*) FROM %s" % wanted["table"])


def ordered(session, place):
    return session.query(Letter).order_by(text("sent")).limit(place).all()
