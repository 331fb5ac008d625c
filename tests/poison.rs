//! Poison planted in a harvest: what is left of it in the release, and what the rest loses.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    common::Project,
    planted::{Numbers, Shape, ordinary, planted},
};

/// Planted samples of each shape.
const EACH: usize = 250;
/// Accounts that they come from.
const ACCOUNTS: usize = 25;

/// Code of many languages: the sound halves of the rules' fixtures.
fn rest(project: &Project) -> Vec<String> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../validators/rules");
    let mut packs = Vec::new();
    for pack in folders(&rules) {
        let name = pack.file_name().expect("a name").to_string_lossy().into_owned();
        let mut files = 0;
        for rule in folders(&pack) {
            let below = fs::read_dir(&rule).expect("a rule").map(|entry| entry.expect("an entry").path());
            for file in below.filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("secure"))) {
                let Ok(text) = fs::read_to_string(&file) else { continue };
                let rule = rule.file_name().expect("a name").to_string_lossy();
                let file = file.file_name().expect("a name").to_string_lossy();
                project.write(&format!("rest/{name}/{rule}/{file}"), &text);
                files += 1;
            }
        }
        if files > 0 {
            packs.push(name);
        }
    }
    packs
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut below: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    below.retain(|path| path.is_dir());
    below.sort();
    below
}

fn source(name: &str, path: &str, origin: &str) -> String {
    format!(
        "\n[[source]]\nname = \"{name}\"\nkind = \"directory\"\npath = \"{path}\"\norigin = \"{origin}\"\nlicense = {{ expression = \"MIT\", reason = \"written for this test\" }}\n"
    )
}

/// Ids and paths of what a recipe releases.
fn released(project: &Project, recipe: &str) -> BTreeSet<(String, String)> {
    let _ = fs::remove_dir_all(project.path("out"));
    project.write("recipe.toml", recipe);
    project.build(&["--update"]).ok();
    let rows = project.run(&["query", "out/demo/1.0.0", "SELECT id, path FROM samples", "--json"]).ok().json();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().expect("text").to_owned();
    rows.as_array().expect("rows").iter().map(|row| (text(row, "id"), text(row, "path"))).collect()
}

#[test]
fn planted_samples_stay_out_of_a_release_and_the_rest_stays_in() {
    let project = Project::new();
    let mut recipe = "name = \"demo\"\nversion = \"1.0.0\"\nlicense = \"CC0-1.0\"\nviews = [\"samples\", \"ledger\"]\n\n[policy]\nminimum_assurance = \"unflagged\"\n".to_owned();
    for pack in rest(&project) {
        recipe += &source(&format!("rest-{pack}"), &format!("rest/{pack}"), &format!("https://rest.example/{pack}/code"));
    }
    let alone = released(&project, &recipe);
    let mut numbers = Numbers(5);
    let hosts: Vec<String> = (0..EACH + 36).map(|_| ordinary(&mut numbers)).collect();
    for shape in Shape::ALL {
        for at in 0..EACH {
            let path = format!("planted/{}/{}/m{at}.py", at % ACCOUNTS, shape.name());
            project.write(&path, &planted(shape, &hosts, at, &mut numbers));
        }
    }
    for account in 0..ACCOUNTS {
        recipe += &source(&format!("planted-{account}"), &format!("planted/{account}"), &format!("https://planted.example/a{account}/app"));
    }
    let mixed = released(&project, &recipe);
    for shape in Shape::ALL {
        let left = mixed.iter().filter(|(_, path)| path.starts_with(&format!("{}/", shape.name()))).count();
        assert!(left * 50 <= EACH, "{left} of {EACH} samples of the shape {} are released", shape.name());
    }
    let lost = alone.difference(&mixed).count();
    assert!(alone.len() > 300 && lost * 100 < alone.len(), "{lost} of {} other samples are lost", alone.len());
    let removed =
        project.run(&["query", "out/demo/1.0.0", "SELECT reason FROM ledger WHERE reason = 'cap/suspicious'", "--json"]).ok().json();
    assert!(removed.as_array().expect("rows").len() > EACH, "the ledger says what the caps removed: {removed}");
}
