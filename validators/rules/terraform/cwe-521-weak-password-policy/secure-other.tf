resource "alicloud_ram_account_password_policy" "a" {
  minimum_password_length = 14 # evidence
}
#----
variable "chosen" {
  default = 14
}
resource "alicloud_ram_account_password_policy" "a" {
  minimum_password_length = var.chosen # evidence
}
#----
locals {
  chosen = 14
}
resource "alicloud_ram_account_password_policy" "b" {
  minimum_password_length = local.chosen # evidence
}
#----
resource "alicloud_ram_account_password_policy" "a" {
  require_numbers = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "alicloud_ram_account_password_policy" "a" {
  require_numbers = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "alicloud_ram_account_password_policy" "b" {
  require_numbers = local.chosen # evidence
}
#----
resource "oci_identity_authentication_policy" "a" {
  password_policy {
    is_numeric_characters_required = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "oci_identity_authentication_policy" "a" {
  password_policy {
    is_numeric_characters_required = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "oci_identity_authentication_policy" "b" {
  password_policy {
    is_numeric_characters_required = local.chosen # evidence
  }
}
