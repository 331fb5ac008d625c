CREATE FUNCTION f(x text) RETURNS void AS $$
BEGIN
  NULL;
  # finding
  EXECUTE 'SELECT * FROM t WHERE n = ''' || x || '''';
END;
$$ LANGUAGE plpgsql;
#----
CREATE FUNCTION f(x text) RETURNS void AS $$
BEGIN
  NULL;
  # finding
  EXECUTE format('SELECT * FROM %s', x);
END;
$$ LANGUAGE plpgsql;
#----
CREATE FUNCTION f(x text) RETURNS void AS $$
BEGIN
  NULL;
  # finding
  EXECUTE 'DROP TABLE ' || x;
END;
$$ LANGUAGE plpgsql;
#----
# finding
SET @q = CONCAT('SELECT * FROM t WHERE n = ', @n);
#----
# finding
EXEC('SELECT * FROM t WHERE n = ' + @n);
#----
CREATE FUNCTION f(x text, col text) RETURNS SETOF t AS $$
BEGIN
  NULL;
  # finding
  RETURN QUERY EXECUTE 'SELECT * FROM t WHERE n LIKE ''%' || x || '%'' ORDER BY ' || quote_ident(col);
END;
$$ LANGUAGE plpgsql;
