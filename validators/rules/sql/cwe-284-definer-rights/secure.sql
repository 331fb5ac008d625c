# evidence
CREATE FUNCTION f() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT 1 $$;
#----
# evidence
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
#----
# evidence
CREATE FUNCTION f() RETURNS void LANGUAGE sql SECURITY INVOKER AS $$ SELECT 1 $$;
#----
CREATE TABLE public.a (id bigint);
CREATE POLICY of_a ON a USING (id = 1); # evidence
CREATE POLICY of_c ON c USING (id = 1);
ALTER TABLE ONLY a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; # evidence
#----
CREATE TABLE a (id bigint);
CREATE POLICY of_a ON a USING (id = 1);
DO $$ BEGIN FOR t IN SELECT 1 LOOP EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t); END LOOP; END $$; # evidence
#----
CREATE POLICY p ON message FOR INSERT WITH CHECK (true);
CREATE POLICY p ON t FOR ALL TO service_role USING (owner IS NOT NULL) WITH CHECK (true);
CREATE POLICY p ON t FOR UPDATE USING (owner = auth.uid()) WITH CHECK (owner = auth.uid());
#----
CREATE POLICY invoice_read ON invoice FOR SELECT TO app USING (tenant_id = current_setting('app.tenant')::int);
CREATE POLICY country_read ON country FOR SELECT TO app USING (true);
