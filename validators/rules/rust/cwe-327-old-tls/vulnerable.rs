use native_tls::{Protocol, TlsConnector};
use openssl::ssl::{SslConnector, SslMethod, SslVersion};

fn connector() -> TlsConnector {
    TlsConnector::builder().min_protocol_version(Some(Protocol::Tlsv10)).build().unwrap() // finding: old-version
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().min_tls_version(reqwest::tls::Version::TLS_1_0).build().unwrap() // finding: old-version
}

fn server(builder: &mut SslConnectorBuilder) {
    builder.set_min_proto_version(Some(SslVersion::TLS1_1)).unwrap(); // finding: old-version
}

fn any(builder: &mut SslConnectorBuilder) {
    builder.set_min_proto_version(None).unwrap(); // finding: any-version
}
