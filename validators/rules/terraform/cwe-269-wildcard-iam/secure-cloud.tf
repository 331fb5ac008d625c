# evidence
resource "google_project_iam_member" "a" {
  role   = "roles/compute.viewer"
  member = "serviceAccount:ships@harbour.iam.gserviceaccount.com"
}
#----
resource "azurerm_role_definition" "a" {
  # evidence
  permissions {
    actions = ["Microsoft.Authorization/*/read"]
  }
}
