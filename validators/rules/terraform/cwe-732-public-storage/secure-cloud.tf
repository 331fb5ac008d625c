resource "google_storage_bucket_acl" "a" {
  predefined_acl = "private" # evidence
}
#----
variable "chosen" {
  default = "private"
}
resource "google_storage_bucket_acl" "a" {
  predefined_acl = var.chosen # evidence
}
#----
locals {
  chosen = "private"
}
resource "google_storage_bucket_acl" "b" {
  predefined_acl = local.chosen # evidence
}
#----
resource "google_storage_bucket_acl" "a" {
  role_entity = ["OWNER:user-a@harbour.example"] # evidence
}
#----
resource "google_storage_bucket_acl" "b" {
  role_entity = ["OWNER:user-a@harbour.example"] # evidence
}
#----
resource "google_storage_bucket_acl" "c" {
  count = 2
  role_entity = ["OWNER:user-a@harbour.example"] # evidence
}
#----
resource "azurerm_storage_account" "a" {
  allow_nested_items_to_be_public = false # evidence
}
#----
resource "google_cloud_run_v2_service_iam_binding" "a" {
  role    = "roles/run.invoker"
  members = ["serviceAccount:ships@harbour.iam.gserviceaccount.com"]
}
