resource "aws_s3_bucket_acl" "this" {
  acl = "private" # evidence
}
#----
resource "digitalocean_spaces_bucket_object" "this" {
  acl = "private" # evidence
}
#----
# evidence
resource "aws_s3_bucket" "a" {
  bucket = "x"
}
# evidence
resource "aws_s3_bucket_public_access_block" "a" {
  bucket                  = aws_s3_bucket.a.id
  block_public_acls       = true # evidence
  block_public_policy     = true # evidence
  ignore_public_acls      = true # evidence
  restrict_public_buckets = true # evidence
}
#----
resource "google_storage_bucket_iam_member" "c" {
  bucket = "x"
  member = "user:jane@example.com"
}
#----
resource "google_bigquery_dataset" "c" {
  # evidence
  access {
    role          = "OWNER"
    user_by_email = "jane@example.com"
  }
}
#----
resource "google_storage_bucket" "this" {
  uniform_bucket_level_access = true # evidence
}
#----
resource "google_storage_bucket" "this" {
  uniform_bucket_level_access = true # evidence
  public_access_prevention = "enforced" # evidence
}
#----
resource "azurerm_storage_account" "this" {
  allow_nested_items_to_be_public = false # evidence
}
#----
resource "azurerm_storage_container" "this" {
  container_access_type = "private" # evidence
}
