use ssh2::Session;

impl client::Handler for Client {
    async fn check_server_key(&mut self, key: &PublicKey) -> Result<bool, Self::Error> {
        Ok(true) // finding: every-key-accepted
    }
}

fn login(session: &Session, password: &str) { // finding: not-compared
    session.userauth_password("app", password).unwrap();
}

fn by_key(session: &Session, key: &Path) -> bool { // finding: not-compared
    session.handshake().is_ok() && session.userauth_pubkey_file("app", None, key, None).is_ok()
}
