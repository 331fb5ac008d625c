use log::info;

pub fn login(user: &str, password: &str) {
    println!("login {} {}", user, password); // finding
}

pub fn key(api_key: &str) {
    info!("using {api_key}"); // finding
}

pub fn shown(access_token: &str) {
    eprintln!("{:?}", access_token); // finding
}
