resource "google_spanner_database" "x" {
  enable_drop_protection = true # evidence
}
#----
resource "azurerm_storage_account" "x" {
  blob_properties {
    delete_retention_policy {
      days = 14 # evidence
    }
  }
}
