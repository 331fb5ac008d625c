CREATE FUNCTION shop.search(wanted text, sorted text) RETURNS SETOF shop.items AS $$
BEGIN
  RETURN QUERY EXECUTE 'SELECT * FROM shop.items WHERE name = ''' || wanted || ''' ORDER BY ' || sorted;
END;
$$ LANGUAGE plpgsql;
