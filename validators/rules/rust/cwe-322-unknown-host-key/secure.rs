use ssh2::Session;

impl client::Handler for Client {
    async fn check_server_key(&mut self, key: &PublicKey) -> Result<bool, Self::Error> {
        Ok(key == &self.known) // evidence: compared
    }
}

fn login(session: &Session, password: &str, known: &str) {
    let mut hosts = session.known_hosts().unwrap(); // evidence: compared
    let (key, _) = session.host_key().unwrap(); // evidence: compared
    if matches!(hosts.check("files.example.org", key), CheckResult::Match) {
        session.userauth_password("app", password).unwrap();
    }
}
