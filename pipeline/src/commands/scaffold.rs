//! `assay rules new`: a rule's folder with the form of its pack, to be filled in. Knows what a rule looks like and nothing of what it finds.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, bail, ensure};
use assay_validators::rule::{
    RuleSet,
    set::{UNWRITTEN, pack_languages},
};

use super::{Ended, print, rules::all};
use crate::recipe::suggest;

/// The list of weaknesses ends before this number.
const CWE_END: u32 = 2_000;

/// How a rule over documents begins in a pack: its kinds of document, the places that are asked, the path of what is asked there, and the
/// name of a fixture after `vulnerable` and `secure`.
struct Form {
    pack: &'static str,
    kinds: &'static str,
    each: &'static str,
    path: &'static str,
    file: &'static str,
}

const FORMS: &[Form] = &[
    Form { pack: "bash", kinds: "\"bash\"", each: "commands", path: "text", file: ".sh" },
    Form { pack: "build", kinds: "\"build\"", each: "flags", path: "", file: ".mk" },
    Form { pack: "cloudformation", kinds: "\"cloudformation\"", each: "$types.AWS::S3::Bucket", path: "Setting", file: ".yaml" },
    Form { pack: "compose", kinds: "\"compose\"", each: "services.*", path: "setting", file: ".yaml" },
    Form {
        pack: "container",
        kinds: "\"dockerfile\", \"compose\", \"kubernetes\", \"terraform\", \"cloudformation\"",
        each: "$started",
        path: "text",
        file: ".yaml",
    },
    Form { pack: "dockerfile", kinds: "\"dockerfile\"", each: "stages.*.instructions", path: "text", file: ".dockerfile" },
    Form { pack: "github-actions", kinds: "\"github-actions\"", each: "jobs.*.steps", path: "uses", file: ".yaml" },
    Form { pack: "gitlab-ci", kinds: "\"gitlab-ci\"", each: "$jobs.$script.commands", path: "text", file: ".yaml" },
    Form { pack: "helm", kinds: "\"helm-values\"", each: "**.image", path: "tag", file: "-values.yaml" },
    Form { pack: "kubernetes", kinds: "\"kubernetes\"", each: "$containers", path: "setting", file: ".yaml" },
    Form { pack: "nginx", kinds: "\"nginx\"", each: "**.server", path: "setting", file: ".nginx" },
    Form { pack: "npm", kinds: "\"npm\"", each: "scripts.*", path: "", file: ".json" },
    Form {
        pack: "script",
        kinds: "\"bash\", \"dockerfile\", \"compose\", \"kubernetes\", \"github-actions\", \"gitlab-ci\", \"systemd\", \"terraform\", \"cloudformation\"",
        each: "$commands",
        path: "text",
        file: ".sh",
    },
    Form { pack: "sql", kinds: "\"sql\"", each: "statements", path: "text", file: ".sql" },
    Form { pack: "systemd", kinds: "\"systemd\"", each: "Service", path: "Setting", file: ".service" },
    Form { pack: "terraform", kinds: "\"terraform\"", each: "resource.aws_s3_bucket.*", path: "setting", file: ".tf" },
];

pub fn scaffold(pack: &str, cwe: u32, name: &str, rules: Option<&Path>) -> anyhow::Result<Ended> {
    let own = Path::new("validators/rules");
    let rules = rules.or_else(|| own.is_dir().then_some(own));
    let rules = rules.context("there is no folder validators/rules here: name the one for your rules, such as `--rules my-rules`")?;
    let built_in = RuleSet::embedded()?;
    let packs: BTreeSet<&str> = all(&built_in).iter().filter_map(|rule| rule.id.split('/').next()).collect();
    ensure!(packs.contains(pack), "`{pack}` is not a pack of rules; {}", suggest(pack, packs.iter().copied()));
    ensure!((1..CWE_END).contains(&cwe), "`{cwe}` is no CWE number: https://cwe.mitre.org lists them");
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        bail!("`{name}`: write the danger in kebab-case, such as `sql-concat`");
    }
    let folder = rules.join(pack).join(format!("cwe-{cwe:03}-{name}"));
    if folder.exists() {
        bail!("{} exists already: give the danger another name, or another folder with --rules", folder.display());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (file, text) in files(pack, cwe, name) {
        fs::write(folder.join(&file), text).with_context(|| format!("cannot write {}", folder.join(&file).display()))?;
    }
    print(&format!(
        "{}: fill in the rule, mark three forms in each fixture, then run `assay rules test {pack}/cwe-{cwe:03}-{name} --rules {}`\n",
        folder.display(),
        rules.display()
    ))?;
    Ok(Ended::Clean)
}

/// The files of a new rule, by name.
fn files(pack: &str, cwe: u32, name: &str) -> [(String, String); 3] {
    let form = FORMS.iter().find(|form| form.pack == pack);
    let [why, fix] = UNWRITTEN;
    let head = format!(
        "version = 1\ncwe = [{cwe}]\ncatalogue = []\ntitle = \"{}\"\nseverity = \"medium\"\nwhy = \"{why} who has never heard of it\"\nfix = \"{fix}\"\n",
        name.replace('-', " ")
    );
    let (body, ending, comment) = match form {
        Some(form) => (document_rule(form), form.file.to_owned(), if pack == "sql" { "--" } else { "#" }),
        None => {
            let ending = pack_languages(pack).and_then(|languages| languages.first()?.extensions().first().copied()).unwrap_or("txt");
            (CODE_RULE.to_owned(), format!(".{ending}"), if ["python", "ruby"].contains(&pack) { "#" } else { "//" })
        }
    };
    // A marker of a document is `# word` in every format: it is taken out before the format is read.
    let marker = if form.is_some() { "#" } else { comment };
    let fixture = |word: &str, what: &str| match pack {
        // JSON has no comments beside the markers, which are taken out.
        "npm" => "{\n  \"scripts\": {\n    \"build\": \"tsc\"\n  }\n}\n".to_owned(),
        _ => format!("{comment} Each line that must be {what} ends in the comment `{marker} {word}`; every other line gives nothing.\n"),
    };
    [
        ("rule.toml".to_owned(), format!("{head}{body}")),
        (format!("vulnerable{ending}"), fixture("finding", "a finding")),
        (format!("secure{ending}"), fixture("evidence", "evidence")),
    ]
}

const CODE_RULE: &str = "\n[[danger]]\nform = \"dangerous-form\"\ncall = [\"module.dangerous\"]\nwhen = [{ arg = 0, is = \"tainted\" }]\n\n[[safe]]\nform = \"safe-form\"\ncall = [\"module.dangerous\"]\nwhen = [{ arg = 0, is = \"constant\" }]\n";

fn document_rule(form: &Form) -> String {
    let Form { kinds, each, path, .. } = form;
    format!(
        "document = [{kinds}]\n# The places that are asked, one by one; without it the whole document is (docs/document-rules.md).\neach = [\"{each}\"]\n\n[[danger]]\nform = \"dangerous-form\"\nwhen = [{{ path = \"{path}\", matches = \"dangerous\" }}]\n\n[[safe]]\nform = \"safe-form\"\nwhen = [{{ path = \"{path}\", is = \"present\" }}, {{ path = \"{path}\", not_matches = \"dangerous\" }}]\n"
    )
}

#[cfg(test)]
mod tests {
    use assay_validators::document::prove::{pack_language, prove};

    use super::*;

    /// The scaffold's files with the texts that a person must write.
    fn filled(pack: &str, fixtures: [&str; 2]) -> RuleSet {
        let [rule, vulnerable, secure] = files(pack, 250, "a-danger");
        let rule = (rule.0, rule.1.replace(UNWRITTEN[0], "Somebody").replace(UNWRITTEN[1], "Leave it out"));
        let texts = [(vulnerable.0, fixtures[0].to_owned()), (secure.0, fixtures[1].to_owned())];
        let files = [rule].into_iter().chain(texts);
        let placed = files.map(|(name, text)| (name.clone(), format!("{pack}/cwe-250-a-danger/{name}"), text));
        RuleSet::from_files(placed.collect()).unwrap_or_else(|error| panic!("{pack}: {error}"))
    }

    #[test]
    fn every_pack_has_a_scaffold_of_its_own_form_that_loads_once_it_is_filled_in() {
        let built_in = RuleSet::embedded().expect("rules load");
        let packs: BTreeSet<&str> = all(&built_in).iter().filter_map(|rule| rule.id.split('/').next()).collect();
        for pack in packs {
            let set = filled(pack, ["", ""]);
            assert_eq!(set.documents().len(), usize::from(pack_language(pack).is_some()), "{pack}");
            assert_eq!(set.documents().len() + set.rules().len(), 1, "{pack}");
        }
    }

    #[test]
    fn a_scaffold_of_documents_is_proved_by_three_forms_of_each_kind() {
        let vulnerable = "#!/bin/sh\ndangerous one # finding\ndangerous two # finding\ndangerous three # finding\n";
        let secure = "#!/bin/sh\nls one # evidence\nls two # evidence\nls three # evidence\n";
        let set = filled("bash", [vulnerable, secure]);
        assert_eq!(prove(&set.documents()[0]), Vec::<String>::new());
    }

    #[test]
    fn the_texts_of_a_scaffold_are_not_taken_for_a_rule() {
        let placed = files("python", 250, "a-danger").map(|(name, text)| (name.clone(), format!("python/cwe-250-a-danger/{name}"), text));
        let error = RuleSet::from_files(placed.to_vec()).expect_err("refused").to_string();
        assert!(error.contains("`why` is what the scaffold wrote"), "{error}");
    }
}
