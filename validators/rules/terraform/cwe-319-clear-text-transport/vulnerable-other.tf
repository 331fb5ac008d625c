resource "alicloud_api_gateway_api" "a" {
  request_config {
    protocol = "HTTP" # finding
  }
}
#----
resource "alicloud_api_gateway_api" "a" {
  request_config {
    protocol = "HTTP,HTTPS" # finding
  }
}
#----
variable "chosen" {
  default = "HTTP"
}
resource "alicloud_api_gateway_api" "a" {
  request_config {
    protocol = var.chosen # finding
  }
}
#----
locals {
  chosen = "HTTP"
}
resource "alicloud_api_gateway_api" "b" {
  request_config {
    protocol = local.chosen # finding
  }
}
#----
resource "alicloud_mongodb_instance" "a" {
  ssl_action = "Close" # finding
}
#----
# finding
resource "alicloud_mongodb_instance" "a" {
}
#----
variable "chosen" {
  default = "Close"
}
resource "alicloud_mongodb_instance" "a" {
  ssl_action = var.chosen # finding
}
#----
locals {
  chosen = "Close"
}
resource "alicloud_mongodb_instance" "b" {
  ssl_action = local.chosen # finding
}
#----
resource "oci_core_instance" "a" {
  launch_options {
    is_pv_encryption_in_transit_enabled = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
resource "oci_core_instance" "a" {
  launch_options {
    is_pv_encryption_in_transit_enabled = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "oci_core_instance" "b" {
  launch_options {
    is_pv_encryption_in_transit_enabled = local.chosen # finding
  }
}
