resource "oci_core_instance" "a" {
  instance_options {
    are_legacy_imds_endpoints_disabled = true # evidence
  }
}
#----
variable "chosen" {
  default = true
}
resource "oci_core_instance" "a" {
  instance_options {
    are_legacy_imds_endpoints_disabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = true
}
resource "oci_core_instance" "b" {
  instance_options {
    are_legacy_imds_endpoints_disabled = local.chosen # evidence
  }
}
