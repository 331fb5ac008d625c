ALTER TABLE shop.accounts ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION shop.close_account(account bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = shop, pg_temp AS $$
  UPDATE shop.accounts SET closed = true WHERE id = account AND owner = session_user
$$;

REVOKE ALL ON FUNCTION shop.close_account(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shop.close_account(bigint) TO shop_clerk;
