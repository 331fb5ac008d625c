//! Advisories in the OSV schema (versions 1.3 to 1.7), JSON or YAML read into the same value.

use serde_json::Value;

use super::{Advisory, Affected, Commit, Ecosystem, Range};

/// The advisory of a document, or those of a document that is a list; none where it is withdrawn.
///
/// # Errors
/// A sentence, where it is not an OSV record.
pub(super) fn advisories(value: &Value) -> Result<Vec<Advisory>, String> {
    if let Some(list) = value.as_array() {
        return Ok(list.iter().map(advisories).collect::<Result<Vec<_>, _>>()?.concat());
    }
    let Some(id) = value["id"].as_str() else { return Err("it has no `id`: not an OSV record".to_owned()) };
    if !value["withdrawn"].is_null() {
        return Ok(Vec::new());
    }
    let texts = |value: &Value| -> Vec<String> {
        let mut texts: Vec<String> = value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        texts.sort();
        texts.dedup();
        texts
    };
    let affected: Vec<Affected> = value["affected"].as_array().into_iter().flatten().filter_map(package).collect();
    let numbers = |value: &Value| texts(value).iter().filter_map(|text| text.trim_start_matches("CWE-").parse().ok()).collect::<Vec<u32>>();
    let mut cwe = numbers(&value["database_specific"]["cwe_ids"]);
    cwe.extend(value["affected"].as_array().into_iter().flatten().flat_map(|a| numbers(&a["database_specific"]["cwe_ids"])));
    cwe.sort_unstable();
    cwe.dedup();
    let severity = match value["database_specific"]["severity"].as_str().unwrap_or_default().to_ascii_uppercase().as_str() {
        "LOW" => "low",
        "MODERATE" | "MEDIUM" => "medium",
        "HIGH" => "high",
        "CRITICAL" => "critical",
        _ => "",
    };
    let first_line = |text: &Value| text.as_str().and_then(|text| text.lines().find(|line| !line.trim().is_empty())).map(str::to_owned);
    Ok(vec![Advisory {
        id: id.to_owned(),
        aliases: texts(&value["aliases"]),
        summary: first_line(&value["summary"]).or_else(|| first_line(&value["details"])).unwrap_or_default(),
        cwe,
        severity: severity.to_owned(),
        informational: false,
        affected,
        fixed_by: commits(value),
    }])
}

/// Commits that ranges over a repository end at, and those that are referred to as the fix.
fn commits(value: &Value) -> Vec<Commit> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for range in list(&value["affected"]).iter().flat_map(|affected| list(&affected["ranges"])).filter(|range| range["type"] == "GIT") {
        let repository = range["repo"].as_str().unwrap_or_default();
        found.extend(list(&range["events"]).iter().filter_map(|event| Commit::new(repository, event["fixed"].as_str()?)));
    }
    let fixes = list(&value["references"]);
    found.extend(fixes.iter().filter(|one| one["type"] == "FIX").filter_map(|one| Commit::of_page(one["url"].as_str()?)));
    found.sort();
    found.dedup();
    found
}

/// One entry of `affected`; `None` for ecosystems that are not judged.
fn package(value: &Value) -> Option<Affected> {
    let ecosystem = Ecosystem::from_name(value["package"]["ecosystem"].as_str()?)?;
    let package = ecosystem.normalised(value["package"]["name"].as_str()?);
    let mut versions: Vec<String> =
        value["versions"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    versions.sort();
    let ranges = value["ranges"].as_array().into_iter().flatten().filter(|range| range["type"] != "GIT").flat_map(ranges).collect();
    let (mut symbols, mut paths) = (Vec::new(), Vec::new());
    for import in value["ecosystem_specific"]["imports"].as_array().into_iter().flatten() {
        let path = import["path"].as_str().unwrap_or_default();
        paths.extend((ecosystem == Ecosystem::Go && !path.is_empty()).then(|| path.to_owned()));
        symbols
            .extend(import["symbols"].as_array().into_iter().flatten().filter_map(Value::as_str).map(|symbol| format!("{path}.{symbol}")));
    }
    symbols.extend(
        value["ecosystem_specific"]["affected_functions"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned),
    );
    // As RustSec's own export has them.
    let functions = value["ecosystem_specific"]["affects"]["functions"].as_array().into_iter().flatten().filter_map(Value::as_str);
    symbols.extend(functions.map(|path| path.replace("::", ".")));
    symbols.sort();
    symbols.dedup();
    Some(Affected { ecosystem, package, versions, ranges, unaffected: None, symbols, paths })
}

/// Events come in pairs: where it came in, where it was mended.
fn ranges(value: &Value) -> Vec<Range> {
    let mut out: Vec<Range> = Vec::new();
    let mut open = false;
    for event in value["events"].as_array().into_iter().flatten() {
        // YAML may give a version such as 1.0 as a number.
        let text = |key: &str| match &event[key] {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        if let Some(introduced) = text("introduced") {
            out.push(Range { introduced, ..Range::default() });
            open = true;
        } else if let Some(range) = out.last_mut().filter(|_| open) {
            if let Some(fixed) = text("fixed") {
                range.fixed = Some(fixed);
                open = false;
            } else if let Some(last) = text("last_affected") {
                range.last = Some(last);
                open = false;
            }
        }
    }
    out
}
