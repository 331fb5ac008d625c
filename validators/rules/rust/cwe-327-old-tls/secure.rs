use native_tls::{Protocol, TlsConnector};
use openssl::ssl::SslVersion;

fn connector() -> TlsConnector {
    TlsConnector::builder().min_protocol_version(Some(Protocol::Tlsv12)).build().unwrap() // evidence: new-version
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().min_tls_version(reqwest::tls::Version::TLS_1_2).build().unwrap() // evidence: new-version
}

fn server(builder: &mut SslConnectorBuilder) {
    builder.set_min_proto_version(Some(SslVersion::TLS1_3)).unwrap(); // evidence: new-version
}

fn given(builder: &mut SslConnectorBuilder, version: SslVersion) {
    builder.set_min_proto_version(Some(version)).unwrap();
}
