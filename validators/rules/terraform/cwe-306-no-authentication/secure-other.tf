resource "alicloud_ram_security_preference" "a" {
  enforce_mfa_for_login = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "alicloud_ram_security_preference" "a" {
  enforce_mfa_for_login = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "alicloud_ram_security_preference" "b" {
  enforce_mfa_for_login = local.chosen # evidence
}
#----
resource "linode_instance" "a" {
  authorized_keys = ["ssh-ed25519 AAAA"] # evidence
}
#----
resource "linode_instance" "b" {
  authorized_keys = ["ssh-ed25519 AAAA"] # evidence
}
#----
resource "linode_instance" "c" {
  count = 2
  authorized_keys = ["ssh-ed25519 AAAA"] # evidence
}
#----
resource "yandex_compute_instance" "a" {
  metadata {
    serial-port-enable = 0 # evidence
  }
}
#----
variable "chosen" {
  default = 0
}
resource "yandex_compute_instance" "a" {
  metadata {
    serial-port-enable = var.chosen # evidence
  }
}
#----
locals {
  chosen = 0
}
resource "yandex_compute_instance" "b" {
  metadata {
    serial-port-enable = local.chosen # evidence
  }
}
