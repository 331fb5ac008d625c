CREATE FUNCTION shop.search(wanted text, sorted text) RETURNS SETOF shop.items AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT * FROM shop.items WHERE name = $1 ORDER BY %I', sorted) USING wanted;
END;
$$ LANGUAGE plpgsql;
