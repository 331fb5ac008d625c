resource "oci_objectstorage_bucket" "a" {
  versioning = "Enabled" # evidence
}
#----
variable "chosen" {
  default = "Enabled"
}
resource "oci_objectstorage_bucket" "a" {
  versioning = var.chosen # evidence
}
#----
locals {
  chosen = "Enabled"
}
resource "oci_objectstorage_bucket" "b" {
  versioning = local.chosen # evidence
}
#----
resource "alicloud_oss_bucket" "a" {
  versioning {
    status = "Enabled" # evidence
  }
}
#----
variable "chosen" {
  default = "Enabled"
}
resource "alicloud_oss_bucket" "a" {
  versioning {
    status = var.chosen # evidence
  }
}
#----
locals {
  chosen = "Enabled"
}
resource "alicloud_oss_bucket" "b" {
  versioning {
    status = local.chosen # evidence
  }
}
