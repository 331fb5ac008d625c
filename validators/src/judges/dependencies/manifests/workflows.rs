//! What workflows of GitHub call: actions, and workflows of other repositories. Knows no advisory.

use serde_json::Value;

use super::Found;

/// Whether a file of this path is a workflow, or says what an action does.
pub(super) fn is_one(path: &str) -> bool {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let is_workflow = folder == ".github/workflows" || folder.ends_with("/.github/workflows");
    is_workflow && (file.ends_with(".yml") || file.ends_with(".yaml")) || matches!(file, "action.yml" | "action.yaml")
}

/// `uses: owner/name@v1.2.3` of jobs and their steps, and of the steps of an action; what stands in the repository itself, and images,
/// are no packages.
pub(super) fn called(text: &str) -> Option<Vec<Found>> {
    let file: Value = serde_saphyr::from_str(text).ok()?;
    let jobs: Vec<&Value> = file["jobs"].as_object().into_iter().flatten().map(|(_, job)| job).collect();
    let lists = jobs.iter().map(|job| &job["steps"]).chain([&file["runs"]["steps"]]);
    let steps = lists.filter_map(Value::as_array).flatten();
    let all = jobs.iter().copied().chain(steps).filter_map(|one| one["uses"].as_str());
    Some(all.filter_map(of_call).collect())
}

fn of_call(written: &str) -> Option<Found> {
    let (path, tag) = written.trim().split_once('@')?;
    if path.starts_with('.') || path.contains(':') {
        return None;
    }
    let mut parts = path.split('/');
    let (owner, name) = (parts.next()?, parts.next()?);
    Found::new(&format!("{owner}/{name}"), tag, is_version(tag) || is_commit(tag))
}

/// `v1.2.3`: `v1` and `v1.2` move with what is released, a branch with every commit.
fn is_version(tag: &str) -> bool {
    semver::Version::parse(tag.strip_prefix('v').unwrap_or(tag)).is_ok()
}

fn is_commit(tag: &str) -> bool {
    matches!(tag.len(), 40 | 64) && tag.bytes().all(|byte| byte.is_ascii_hexdigit())
}
