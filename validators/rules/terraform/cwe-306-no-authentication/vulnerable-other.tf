resource "alicloud_ram_security_preference" "a" {
  enforce_mfa_for_login = false # finding
}
#----
# finding
resource "alicloud_ram_security_preference" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "alicloud_ram_security_preference" "a" {
  enforce_mfa_for_login = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "alicloud_ram_security_preference" "b" {
  enforce_mfa_for_login = local.chosen # finding
}
#----
# finding
resource "linode_instance" "a" {
}
#----
# finding
resource "linode_instance" "b" {
  tags = local.tags
}
#----
# finding
resource "linode_instance" "each" {
  for_each = toset(["x", "y"])
}
#----
resource "yandex_compute_instance" "a" {
  metadata {
    serial-port-enable = 1 # finding
  }
}
#----
resource "yandex_compute_instance" "a" {
  metadata {
    serial-port-enable = true # finding
  }
}
#----
variable "chosen" {
  default = 1
}
resource "yandex_compute_instance" "a" {
  metadata {
    serial-port-enable = var.chosen # finding
  }
}
#----
locals {
  chosen = 1
}
resource "yandex_compute_instance" "b" {
  metadata {
    serial-port-enable = local.chosen # finding
  }
}
