//! What the libraries of several languages compute alike over texts and numbers that are known: signs written by their numbers, digits in
//! groups and other bases, letters turned, paths made straight, expressions read alike. Pure; knows no engine and no language.

pub(super) mod digits;
pub(super) mod expressions;
pub(super) mod letters;
pub(super) mod paths;
pub(super) mod percent;
