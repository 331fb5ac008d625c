resource "google_storage_bucket" "plain" {
  uniform_bucket_level_access = true # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  allow_nested_items_to_be_public = false # evidence
}
#----
resource "azurerm_storage_container" "plain" {
  container_access_type = "private" # evidence
}
#----
resource "azurerm_storage_container" "plain" {
  properties {
    publicAccess = "private" # evidence
  }
}
#----
resource "aws_db_snapshot" "plain" {
  shared_accounts = "111122223333" # evidence
}
#----
resource "aws_s3_access_point" "plain" {
  public_access_block_configuration {
    block_public_acls = true # evidence
  }
}
#----
resource "aws_s3_bucket_ownership_controls" "plain" {
  rule {
    object_ownership = "BucketOwnerEnforced" # evidence
  }
}
#----
resource "oci_objectstorage_bucket" "plain" {
  access_type = "NoPublicAccess" # evidence
}
#----
resource "alicloud_oss_bucket" "plain" {
  acl = "private" # evidence
}
