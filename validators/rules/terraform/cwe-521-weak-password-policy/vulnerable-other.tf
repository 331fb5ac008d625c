resource "alicloud_ram_account_password_policy" "a" {
  minimum_password_length = 8 # finding
}
#----
variable "chosen" {
  default = 8
}
resource "alicloud_ram_account_password_policy" "a" {
  minimum_password_length = var.chosen # finding
}
#----
locals {
  chosen = 8
}
resource "alicloud_ram_account_password_policy" "b" {
  minimum_password_length = local.chosen # finding
}
#----
resource "alicloud_ram_account_password_policy" "a" {
  require_numbers = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "alicloud_ram_account_password_policy" "a" {
  require_numbers = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "alicloud_ram_account_password_policy" "b" {
  require_numbers = local.chosen # finding
}
#----
resource "oci_identity_authentication_policy" "a" {
  password_policy {
    is_numeric_characters_required = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "oci_identity_authentication_policy" "a" {
  password_policy {
    is_numeric_characters_required = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "oci_identity_authentication_policy" "b" {
  password_policy {
    is_numeric_characters_required = local.chosen # finding
  }
}
