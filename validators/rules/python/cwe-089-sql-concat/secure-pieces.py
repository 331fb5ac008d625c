import sqlite3


def chosen(con, args):
    clauses = ["deleted = 0"]
    values = []
    for field in ("city", "state"):
        if field in args:
            clauses.append("%s = ?" % field)
            values.append(args[field])
    return con.execute("SELECT name FROM branches WHERE " + " AND ".join(clauses), values)  # evidence: bound-parameters


def searched(qs, term):
    return qs.extra(where=["to_tsvector(title) @@ plainto_tsquery(%s)"], params=[term])  # evidence: bound-parameters


def by_expression(session, Device, keyword):
    return session.query(Device).filter(Device.hostname.like("%" + keyword + "%"))  # evidence: expression-language
