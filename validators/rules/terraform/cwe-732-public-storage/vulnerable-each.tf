resource "aws_s3_bucket" "plain" {
  acl = "public-read" # finding
}
#----
variable "given" {
  default = "public-read"
}
resource "aws_s3_bucket_acl" "given" {
  acl = var.given # finding
}
#----
resource "digitalocean_spaces_bucket" "many" {
  for_each = { quay = "public-read" }
  acl = each.value # finding
}
#----
resource "google_storage_bucket" "plain" {
  uniform_bucket_level_access = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_storage_bucket" "given" {
  uniform_bucket_level_access = var.given # finding
}
#----
resource "google_storage_bucket" "many" {
  for_each = { quay = false }
  uniform_bucket_level_access = each.value # finding
}
#----
resource "azurerm_storage_account" "plain" {
  allow_nested_items_to_be_public = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_storage_account" "given" {
  allow_nested_items_to_be_public = var.given # finding
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = true }
  allow_nested_items_to_be_public = each.value # finding
}
#----
resource "azurerm_storage_container" "plain" {
  container_access_type = "blob" # finding
}
#----
variable "given" {
  default = "blob"
}
resource "azurerm_storage_container" "given" {
  container_access_type = var.given # finding
}
#----
resource "azurerm_storage_container" "many" {
  for_each = { quay = "blob" }
  container_access_type = each.value # finding
}
#----
resource "azurerm_storage_container" "plain" {
  properties {
    publicAccess = "blob" # finding
  }
}
#----
variable "given" {
  default = "blob"
}
resource "azurerm_storage_container" "given" {
  properties {
    publicAccess = var.given # finding
  }
}
#----
resource "azurerm_storage_container" "many" {
  for_each = { quay = "blob" }
  properties {
    publicAccess = each.value # finding
  }
}
#----
resource "aws_db_snapshot" "plain" {
  shared_accounts = "all" # finding
}
#----
variable "given" {
  default = "all"
}
resource "aws_db_cluster_snapshot" "given" {
  shared_accounts = var.given # finding
}
#----
resource "aws_db_snapshot" "many" {
  for_each = { quay = "all" }
  shared_accounts = each.value # finding
}
#----
resource "aws_s3_access_point" "plain" {
  public_access_block_configuration {
    block_public_acls = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_s3_access_point" "given" {
  public_access_block_configuration {
    block_public_acls = var.given # finding
  }
}
#----
resource "aws_s3_access_point" "many" {
  for_each = { quay = false }
  public_access_block_configuration {
    block_public_acls = each.value # finding
  }
}
#----
resource "aws_s3_bucket_ownership_controls" "plain" {
  rule {
    object_ownership = "ObjectWriter" # finding
  }
}
#----
variable "given" {
  default = "ObjectWriter"
}
resource "aws_s3_bucket_ownership_controls" "given" {
  rule {
    object_ownership = var.given # finding
  }
}
#----
resource "aws_s3_bucket_ownership_controls" "many" {
  for_each = { quay = "ObjectWriter" }
  rule {
    object_ownership = each.value # finding
  }
}
#----
resource "oci_objectstorage_bucket" "plain" {
  access_type = "ObjectRead" # finding
}
#----
variable "given" {
  default = "ObjectRead"
}
resource "oci_objectstorage_bucket" "given" {
  access_type = var.given # finding
}
#----
resource "oci_objectstorage_bucket" "many" {
  for_each = { quay = "ObjectRead" }
  access_type = each.value # finding
}
#----
resource "alicloud_oss_bucket" "plain" {
  acl = "public-read" # finding
}
#----
variable "given" {
  default = "public-read"
}
resource "tencentcloud_cos_bucket" "given" {
  acl = var.given # finding
}
#----
resource "huaweicloud_obs_bucket" "many" {
  for_each = { quay = "public-read" }
  acl = each.value # finding
}
