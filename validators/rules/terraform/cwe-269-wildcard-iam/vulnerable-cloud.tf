# finding
resource "google_project_iam_member" "a" {
  role   = "roles/compute.admin"
  member = "serviceAccount:ships@harbour.iam.gserviceaccount.com"
}
#----
resource "azurerm_role_definition" "a" {
  # finding
  permissions {
    actions = ["Microsoft.Authorization/roleAssignments/write"]
  }
}
