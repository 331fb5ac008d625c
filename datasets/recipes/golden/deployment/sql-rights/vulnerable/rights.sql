CREATE FUNCTION shop.close_account(account bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER AS $$
  UPDATE accounts SET closed = true WHERE id = account
$$;
