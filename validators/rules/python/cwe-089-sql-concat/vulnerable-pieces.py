def chosen(con, args):
    clauses = ["deleted = 0"]
    for field in ("city", "state"):
        if field in args:
            clauses.append("%s = '%s'" % (field, args[field]))
    return con.execute("SELECT name FROM branches WHERE " + " AND ".join(clauses))  # finding: assembled-query


def searched(qs, term):
    return qs.extra(where=["to_tsvector(title) @@ plainto_tsquery('%s')" % term])  # finding: orm-extra


def by_text(session, Device, keyword):
    return session.query(Device).filter("hostname LIKE '%%%s%%'" % keyword)  # finding: condition-as-text
