resource "alicloud_api_gateway_api" "a" {
  request_config {
    protocol = "HTTPS" # evidence
  }
}
#----
variable "chosen" {
  default = "HTTPS"
}
resource "alicloud_api_gateway_api" "a" {
  request_config {
    protocol = var.chosen # evidence
  }
}
#----
locals {
  chosen = "HTTPS"
}
resource "alicloud_api_gateway_api" "b" {
  request_config {
    protocol = local.chosen # evidence
  }
}
#----
resource "alicloud_mongodb_instance" "a" {
  ssl_action = "Open" # evidence
}
#----
variable "chosen" {
  default = "Open"
}
resource "alicloud_mongodb_instance" "a" {
  ssl_action = var.chosen # evidence
}
#----
locals {
  chosen = "Open"
}
resource "alicloud_mongodb_instance" "b" {
  ssl_action = local.chosen # evidence
}
#----
resource "oci_core_instance" "a" {
  launch_options {
    is_pv_encryption_in_transit_enabled = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "oci_core_instance" "a" {
  launch_options {
    is_pv_encryption_in_transit_enabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "oci_core_instance" "b" {
  launch_options {
    is_pv_encryption_in_transit_enabled = local.chosen # evidence
  }
}
