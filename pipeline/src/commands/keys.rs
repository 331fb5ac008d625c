//! `assay keys`: the public half of a signing key, and the statement by which one key takes over from another.

use std::fs;

use anyhow::{Context, ensure};
use assay_manifests::{keys::Signer, trust::Rotation};
use serde_json::json;

use super::{Ended, print, print_json};
use crate::{cli::Common, cli_release::Keys, history::History, plan, recipe::Recipe, stages};

pub fn run(args: &Keys, common: &Common) -> anyhow::Result<Ended> {
    match args {
        Keys::Show { recipe, key } => {
            let name = match recipe {
                Some(recipe) => stages::origin_name(&Recipe::load(recipe)?),
                None => "assay".to_owned(),
            };
            let path = plan::signing_key(key.as_deref())?;
            ensure!(path.is_file(), "{}: no key there; the first build makes one", path.display());
            let signer = Signer::open(&path, &name)?;
            let public = signer.public();
            if common.json {
                print_json(
                    &json!({"id": public.short_id(), "key_id": public.key_id(), "vkey": signer.vkey(), "pem": public.pem(), "ssh": public.ssh()}),
                )?;
            } else {
                print(&format!("{}\n{}{}\n", signer.vkey(), public.pem(), public.ssh()))?;
            }
        }
        Keys::Rotate { recipe, old, new } => {
            let recipe_of = Recipe::load(recipe)?;
            let history = History::of(recipe, &recipe_of.name);
            let name = stages::origin_name(&recipe_of);
            let old = Signer::open(old, &name)?;
            let (new, made) = Signer::open_or_create(new, &name)?;
            ensure!(old.public() != new.public(), "both are the same key");
            let mut rotations = history.rotations()?;
            rotations.push(Rotation::sign(&old, &new, &plan::now()?));
            let retired = history.keys.join("retired");
            fs::create_dir_all(&retired).with_context(|| format!("cannot make {}", retired.display()))?;
            fs::write(retired.join(format!("{}.pem", old.public().short_id())), old.public().pem())?;
            let path = history.keys.join("rotation.json");
            fs::write(&path, serde_json::to_string_pretty(&rotations)? + "\n")?;
            if common.json {
                print_json(&json!({"rotation": path, "old": old.public().short_id(), "new": new.public().short_id(), "made": made}))?;
            } else {
                let made = if made { " (made now)" } else { "" };
                print(&format!("{} takes over from {}{made}: {}\n", new.public().short_id(), old.public().short_id(), path.display()))?;
            }
        }
    }
    Ok(Ended::Clean)
}
