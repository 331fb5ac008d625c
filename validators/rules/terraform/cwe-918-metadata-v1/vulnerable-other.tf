resource "oci_core_instance" "a" {
  instance_options {
    are_legacy_imds_endpoints_disabled = false # finding
  }
}
#----
# finding
resource "oci_core_instance" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "oci_core_instance" "a" {
  instance_options {
    are_legacy_imds_endpoints_disabled = var.chosen # finding
  }
}
#----
locals {
  chosen = false
}
resource "oci_core_instance" "b" {
  instance_options {
    are_legacy_imds_endpoints_disabled = local.chosen # finding
  }
}
