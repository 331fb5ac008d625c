resource "google_storage_bucket_acl" "a" {
  predefined_acl = "publicRead" # finding
}
#----
resource "google_storage_bucket_acl" "a" {
  predefined_acl = "publicReadWrite" # finding
}
#----
variable "chosen" {
  default = "publicRead"
}
resource "google_storage_bucket_acl" "a" {
  predefined_acl = var.chosen # finding
}
#----
locals {
  chosen = "publicRead"
}
resource "google_storage_bucket_acl" "b" {
  predefined_acl = local.chosen # finding
}
#----
resource "google_storage_bucket_acl" "a" {
  role_entity = ["READER:allUsers"] # finding
}
#----
variable "chosen" {
  default = ["READER:allUsers"]
}
resource "google_storage_bucket_acl" "a" {
  role_entity = var.chosen # finding
}
#----
locals {
  chosen = ["READER:allUsers"]
}
resource "google_storage_bucket_acl" "b" {
  role_entity = local.chosen # finding
}
#----
# finding
resource "azurerm_storage_account" "a" {
  name = "ships"
}
#----
# finding
resource "google_cloud_run_v2_service_iam_binding" "a" {
  role    = "roles/run.invoker"
  members = ["allUsers"]
}
