resource "aws_s3_bucket" "plain" {
  acl = "public-read" # finding
}
#----
resource "google_storage_bucket" "plain" {
  uniform_bucket_level_access = false # finding
}
#----
resource "azurerm_storage_account" "plain" {
  allow_nested_items_to_be_public = true # finding
}
#----
resource "azurerm_storage_container" "plain" {
  container_access_type = "blob" # finding
}
#----
resource "azurerm_storage_container" "plain" {
  properties {
    publicAccess = "blob" # finding
  }
}
#----
resource "aws_db_snapshot" "plain" {
  shared_accounts = "all" # finding
}
#----
resource "aws_s3_access_point" "plain" {
  public_access_block_configuration {
    block_public_acls = false # finding
  }
}
#----
resource "aws_s3_bucket_ownership_controls" "plain" {
  rule {
    object_ownership = "ObjectWriter" # finding
  }
}
#----
resource "oci_objectstorage_bucket" "plain" {
  access_type = "ObjectRead" # finding
}
#----
resource "alicloud_oss_bucket" "plain" {
  acl = "public-read" # finding
}
#----
resource "azurerm_storage_account" "letters" { # finding
  name = "letters"
}
resource "azurerm_storage_container" "sent" {
  storage_account_id    = azurerm_storage_account.letters.id
  container_access_type = "private" # evidence
}
