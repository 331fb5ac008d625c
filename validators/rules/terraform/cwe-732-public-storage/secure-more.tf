resource "aws_db_snapshot" "x" {
  shared_accounts = "other" # evidence
}
#----
resource "aws_s3_access_point" "x" {
  public_access_block_configuration {
    block_public_acls = true # evidence
  }
}
#----
resource "aws_s3_bucket_ownership_controls" "x" {
  rule {
    object_ownership = "other" # evidence
  }
}
#----
resource "oci_objectstorage_bucket" "x" {
  access_type = "other" # evidence
}
#----
resource "alicloud_oss_bucket" "x" {
  acl = "other" # evidence
}
#----
resource "azurerm_storage_account" "reports" {
  name                            = "reports"
  allow_nested_items_to_be_public = false # evidence
}
resource "azurerm_storage_container" "monthly" {
  storage_account_id    = azurerm_storage_account.reports.id
  container_access_type = "private" # evidence
}
