# finding
CREATE FUNCTION f() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;
#----
# finding
ALTER TABLE t DISABLE ROW LEVEL SECURITY;
#----
# finding
CREATE POLICY p ON t USING (true);
#----
CREATE TABLE crm.deal (id bigint, tenant uuid);
ALTER TABLE crm.deal FORCE ROW LEVEL SECURITY; # evidence
CREATE POLICY p ON crm.deal USING (tenant = current_setting('a.b')::uuid); # finding
#----
CREATE TABLE IF NOT EXISTS a (id bigint);
CREATE TABLE b (id bigint);
ALTER TABLE a ENABLE ROW LEVEL SECURITY; # evidence
CREATE POLICY of_a ON a USING (id = 1); # evidence
CREATE POLICY of_b ON public.b FOR SELECT USING (id = 1); # finding
CREATE POLICY "of b" ON "b" FOR UPDATE USING (id = 1); # finding
#----
CREATE POLICY p ON t FOR UPDATE USING (owner = auth.uid()) WITH CHECK (true); # finding
#----
CREATE POLICY invoice_write ON invoice FOR INSERT TO app WITH CHECK (tenant_id = current_setting('app.tenant')::int);
CREATE POLICY invoice_read ON invoice FOR SELECT TO app USING (true); # finding
