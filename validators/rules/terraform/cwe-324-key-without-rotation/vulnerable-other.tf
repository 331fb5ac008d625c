resource "alicloud_kms_key" "a" {
  automatic_rotation = "Disabled" # finding
}
#----
# finding
resource "alicloud_kms_key" "a" {
}
#----
variable "chosen" {
  default = "Disabled"
}
resource "alicloud_kms_key" "a" {
  automatic_rotation = var.chosen # finding
}
#----
locals {
  chosen = "Disabled"
}
resource "alicloud_kms_key" "b" {
  automatic_rotation = local.chosen # finding
}
