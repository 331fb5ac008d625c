variable "given" {
  default = "private"
}
resource "aws_s3_bucket_acl" "given" {
  acl = var.given # evidence
}
#----
locals {
  kept = { on = "private" }
}
resource "digitalocean_spaces_bucket" "kept" {
  acl = local.kept.on # evidence
}
#----
resource "google_storage_bucket" "plain" {
  uniform_bucket_level_access = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_storage_bucket" "given" {
  uniform_bucket_level_access = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_storage_bucket" "kept" {
  uniform_bucket_level_access = local.kept.on # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  allow_nested_items_to_be_public = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_storage_account" "given" {
  allow_nested_items_to_be_public = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_storage_account" "kept" {
  allow_nested_items_to_be_public = local.kept.on # evidence
}
#----
resource "azurerm_storage_container" "plain" {
  container_access_type = "private" # evidence
}
#----
variable "given" {
  default = "private"
}
resource "azurerm_storage_container" "given" {
  container_access_type = var.given # evidence
}
#----
locals {
  kept = { on = "private" }
}
resource "azurerm_storage_container" "kept" {
  container_access_type = local.kept.on # evidence
}
#----
resource "azurerm_storage_container" "plain" {
  properties {
    publicAccess = "private" # evidence
  }
}
#----
variable "given" {
  default = "private"
}
resource "azurerm_storage_container" "given" {
  properties {
    publicAccess = var.given # evidence
  }
}
#----
locals {
  kept = { on = "private" }
}
resource "azurerm_storage_container" "kept" {
  properties {
    publicAccess = local.kept.on # evidence
  }
}
#----
resource "aws_db_snapshot" "plain" {
  shared_accounts = "111122223333" # evidence
}
#----
variable "given" {
  default = "111122223333"
}
resource "aws_db_cluster_snapshot" "given" {
  shared_accounts = var.given # evidence
}
#----
locals {
  kept = { on = "111122223333" }
}
resource "aws_db_snapshot" "kept" {
  shared_accounts = local.kept.on # evidence
}
#----
resource "aws_s3_access_point" "plain" {
  public_access_block_configuration {
    block_public_acls = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_s3_access_point" "given" {
  public_access_block_configuration {
    block_public_acls = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_s3_access_point" "kept" {
  public_access_block_configuration {
    block_public_acls = local.kept.on # evidence
  }
}
#----
resource "aws_s3_bucket_ownership_controls" "plain" {
  rule {
    object_ownership = "BucketOwnerEnforced" # evidence
  }
}
#----
variable "given" {
  default = "BucketOwnerEnforced"
}
resource "aws_s3_bucket_ownership_controls" "given" {
  rule {
    object_ownership = var.given # evidence
  }
}
#----
locals {
  kept = { on = "BucketOwnerEnforced" }
}
resource "aws_s3_bucket_ownership_controls" "kept" {
  rule {
    object_ownership = local.kept.on # evidence
  }
}
#----
resource "oci_objectstorage_bucket" "plain" {
  access_type = "NoPublicAccess" # evidence
}
#----
variable "given" {
  default = "NoPublicAccess"
}
resource "oci_objectstorage_bucket" "given" {
  access_type = var.given # evidence
}
#----
locals {
  kept = { on = "NoPublicAccess" }
}
resource "oci_objectstorage_bucket" "kept" {
  access_type = local.kept.on # evidence
}
#----
resource "alicloud_oss_bucket" "plain" {
  acl = "private" # evidence
}
#----
variable "given" {
  default = "private"
}
resource "tencentcloud_cos_bucket" "given" {
  acl = var.given # evidence
}
#----
locals {
  kept = { on = "private" }
}
resource "huaweicloud_obs_bucket" "kept" {
  acl = local.kept.on # evidence
}
