resource "oci_objectstorage_bucket" "a" {
  versioning = "Disabled" # finding
}
#----
# finding
resource "oci_objectstorage_bucket" "a" {
}
#----
variable "chosen" {
  default = "Disabled"
}
resource "oci_objectstorage_bucket" "a" {
  versioning = var.chosen # finding
}
#----
locals {
  chosen = "Disabled"
}
resource "oci_objectstorage_bucket" "b" {
  versioning = local.chosen # finding
}
#----
resource "alicloud_oss_bucket" "a" {
  versioning {
    status = "Suspended" # finding
  }
}
#----
variable "chosen" {
  default = "Suspended"
}
resource "alicloud_oss_bucket" "a" {
  versioning {
    status = var.chosen # finding
  }
}
#----
locals {
  chosen = "Suspended"
}
resource "alicloud_oss_bucket" "b" {
  versioning {
    status = local.chosen # finding
  }
}
