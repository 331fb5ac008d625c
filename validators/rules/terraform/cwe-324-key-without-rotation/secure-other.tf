resource "alicloud_kms_key" "a" {
  automatic_rotation = "Enabled" # evidence
}
#----
variable "chosen" {
  default = "Enabled"
}
resource "alicloud_kms_key" "a" {
  automatic_rotation = var.chosen # evidence
}
#----
locals {
  chosen = "Enabled"
}
resource "alicloud_kms_key" "b" {
  automatic_rotation = local.chosen # evidence
}
