resource "aws_s3_bucket_acl" "this" {
  acl = "public-read" # finding
}
#----
resource "digitalocean_spaces_bucket_object" "this" {
  acl = "public-read" # finding
}
#----
# finding
resource "aws_s3_bucket_public_access_block" "a" {
  bucket = "x"
}
#----
resource "aws_s3_bucket_public_access_block" "a" {
  bucket = "x"
  block_public_acls = true
  block_public_policy = false # finding
}
#----
# finding
resource "aws_s3_bucket" "a" {
  bucket = "x"
}
#----
resource "aws_s3_bucket_acl" "a" {
  access_control_policy {
    # finding
    grant {
      permission = "READ"
      grantee {
        uri = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
  }
}
#----
# finding
resource "google_storage_bucket_iam_member" "c" {
  bucket = "x"
  member = "allUsers"
}
#----
resource "google_bigquery_dataset" "c" {
  # finding
  access {
    role          = "OWNER"
    special_group = "allAuthenticatedUsers"
  }
}
#----
# finding
resource "google_storage_bucket" "this" {
}
#----
resource "google_storage_bucket" "this" {
  uniform_bucket_level_access = false # finding
}
#----
resource "google_storage_bucket" "this" {
  uniform_bucket_level_access = true # evidence
  public_access_prevention = "inherited" # finding
}
#----
resource "azurerm_storage_account" "this" {
  allow_nested_items_to_be_public = true # finding
}
#----
resource "azurerm_storage_container" "this" {
  container_access_type = "blob" # finding
}
#----
resource "google_secret_manager_secret_iam_member" "a" { # finding
  secret_id = "a"
  role      = "roles/secretmanager.secretAccessor"
  member    = "allAuthenticatedUsers"
}
#----
# finding
resource "google_project_iam_binding" "open" {
  role    = "roles/viewer"
  members = ["group:staff@example.com", "allUsers"]
}
