resource "alicloud_disk" "a" {
  encrypted = false # finding
}
#----
# finding
resource "alicloud_disk" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "alicloud_disk" "a" {
  encrypted = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "alicloud_disk" "b" {
  encrypted = local.chosen # finding
}
#----
resource "alicloud_db_instance" "a" {
  tde_status = "Disabled" # finding
}
#----
resource "alicloud_db_instance" "a" {
  tde_status = "disabled" # finding
}
#----
variable "chosen" {
  default = "Disabled"
}
resource "alicloud_db_instance" "a" {
  tde_status = var.chosen # finding
}
#----
locals {
  chosen = "Disabled"
}
resource "alicloud_db_instance" "b" {
  tde_status = local.chosen # finding
}
#----
# finding
resource "alicloud_oss_bucket" "a" {
  bucket = "ships"
}
