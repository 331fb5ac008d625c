//! What the metadata documents say of a dataset in words: given by the recipe and the card, never invented here.

use serde::{Deserialize, Serialize};

/// Texts of a release. All are plain text, and none may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub title: String,
    /// One paragraph.
    pub description: String,
    /// Where the dataset is to be found: an absolute URI, `https:` where it is published, else `urn:`.
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

impl About {
    /// The first text that is missing, or that is not what it should be.
    pub fn lacking(&self) -> Option<&'static str> {
        let texts = [
            ("title", &self.title),
            ("description", &self.description),
            ("publisher", &self.publisher),
            ("collection", &self.collection),
            ("preprocessing", &self.preprocessing),
            ("limitations", &self.limitations),
            ("biases", &self.biases),
            ("personal_information", &self.personal_information),
            ("maintenance", &self.maintenance),
        ];
        let lists = [("keywords", &self.keywords), ("intended_uses", &self.intended_uses), ("out_of_scope", &self.out_of_scope)];
        let absolute = ["https://", "http://", "urn:"].iter().any(|scheme| self.url.starts_with(scheme));
        let uri = absolute && !self.url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '#');
        let text = texts.iter().find(|(_, text)| text.trim().is_empty()).map(|(name, _)| *name);
        let list = || lists.iter().find(|(_, list)| list.is_empty()).map(|(name, _)| *name);
        text.or_else(list).or((!uri).then_some("url"))
    }
}
