//! What the metadata documents say of a dataset in words: given by the recipe and the card, never invented here.

use serde::{Deserialize, Serialize};

/// Texts of a release. All are plain text; none may be empty but where noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub title: String,
    /// One paragraph.
    pub description: String,
    /// Where the dataset is to be found.
    pub url: String,
    /// Person or organisation that publishes it.
    pub publisher: String,
    pub keywords: Vec<String>,
    /// How the data came about (Croissant RAI `dataCollection`, CycloneDX `governance`).
    pub collection: String,
    /// What was done to it between harvest and release.
    pub preprocessing: String,
    pub limitations: String,
    pub biases: String,
    /// What is known of personal and sensitive information in it.
    pub personal_information: String,
    pub intended_uses: Vec<String>,
    /// Uses it is not fit for.
    pub out_of_scope: Vec<String>,
    /// How it is kept up, and how an owner asks for removal.
    pub maintenance: String,
}
