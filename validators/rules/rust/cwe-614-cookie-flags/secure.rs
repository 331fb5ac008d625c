use cookie::{Cookie, SameSite};

pub fn full(id: String) -> Cookie<'static> {
    Cookie::build(("sid", id)).secure(true).http_only(true).same_site(SameSite::Lax).build() // evidence
}

pub fn later(mut cookie: Cookie<'static>) -> Cookie<'static> {
    cookie.set_secure(true); // evidence
    cookie.set_http_only(true); // evidence
    cookie
}

pub fn read(cookie: &Cookie<'static>) -> Option<bool> {
    cookie.secure()
}
