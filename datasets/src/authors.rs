//! By what rows of one author are told to be so, for the cap on authors. Knows origins only; no name and no address.

use assay_manifests::Origin;

/// The author of an origin: as a harvest of a repository's history tells authors apart, else the owner of its repository (host and first
/// part of the path; for a package URL its type and namespace or name).
pub(crate) fn author(origin: &Origin) -> &str {
    match origin.tags.iter().find(|tag| tag.starts_with("author:")) {
        Some(author) => author,
        None => owner(&origin.repo),
    }
}

fn owner(repo: &str) -> &str {
    let start = repo.find("://").map_or(0, |at| at + 3);
    let mut parts = repo[start..].match_indices('/').map(|(at, _)| start + at);
    let (_host, owner) = (parts.next(), parts.next());
    &repo[..owner.unwrap_or(repo.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn the_owner_is_host_and_first_part() {
        assert_eq!(owner("https://example.com/owner/repo"), "https://example.com/owner");
        assert_eq!(owner("https://example.com/owner"), "https://example.com/owner");
        assert_eq!(owner("pkg:cargo/name@1"), "pkg:cargo/name@1");
    }

    #[test]
    fn who_wrote_a_version_counts_before_who_owns_the_repository() {
        let mut origin = testing::judged("https://example.com/owner/repo", "a.py", "x = 1\n").sample.origin;
        assert_eq!(author(&origin), "https://example.com/owner");
        origin.tags.push("author:00ff".to_owned());
        assert_eq!(author(&origin), "author:00ff");
    }
}
