CREATE FUNCTION f(x text) RETURNS void AS $$
BEGIN
  NULL;
  # evidence
  EXECUTE 'SELECT * FROM t WHERE n = $1' USING x;
END;
$$ LANGUAGE plpgsql;
#----
CREATE FUNCTION f(x text) RETURNS void AS $$
BEGIN
  NULL;
  # evidence
  EXECUTE format('SELECT * FROM %I', x);
END;
$$ LANGUAGE plpgsql;
#----
# evidence
EXEC sp_executesql N'SELECT * FROM t WHERE n = @n', N'@n int', @n = 1;
#----
CREATE FUNCTION f(x text, col text) RETURNS SETOF t AS $$
BEGIN
  NULL;
  # evidence
  RETURN QUERY EXECUTE 'SELECT * FROM t WHERE n LIKE ''%'' || $1 || ''%'' ORDER BY ' || quote_ident(col) USING x;
END;
$$ LANGUAGE plpgsql;
