resource "alicloud_disk" "a" {
  encrypted = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "alicloud_disk" "a" {
  encrypted = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "alicloud_disk" "b" {
  encrypted = local.chosen # evidence
}
#----
resource "alicloud_db_instance" "a" {
  tde_status = "Enabled" # evidence
}
#----
variable "chosen" {
  default = "Enabled"
}
resource "alicloud_db_instance" "a" {
  tde_status = var.chosen # evidence
}
#----
locals {
  chosen = "Enabled"
}
resource "alicloud_db_instance" "b" {
  tde_status = local.chosen # evidence
}
#----
resource "alicloud_oss_bucket" "a" {
  # evidence
  server_side_encryption_rule {
    sse_algorithm = "KMS"
  }
}
