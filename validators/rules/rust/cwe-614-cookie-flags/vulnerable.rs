use cookie::{Cookie, SameSite};

pub fn plain(id: String) -> Cookie<'static> {
    Cookie::build(("sid", id)).secure(false).build() // finding: flag-off
}

pub fn script(mut cookie: Cookie<'static>) -> Cookie<'static> {
    cookie.set_http_only(false); // finding: flag-off
    cookie
}

pub fn sites(id: String) -> Cookie<'static> {
    Cookie::build(("sid", id)).same_site(SameSite::None).build() // finding: open-to-other-sites
}
