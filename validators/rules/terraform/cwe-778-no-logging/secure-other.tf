resource "alicloud_actiontrail_trail" "a" {
  trail_region = "All" # evidence
}
#----
variable "chosen" {
  default = "All"
}
resource "alicloud_actiontrail_trail" "a" {
  trail_region = var.chosen # evidence
}
#----
locals {
  chosen = "All"
}
resource "alicloud_actiontrail_trail" "b" {
  trail_region = local.chosen # evidence
}
#----
resource "alicloud_actiontrail_trail" "a" {
  event_rw = "All" # evidence
}
#----
variable "chosen" {
  default = "All"
}
resource "alicloud_actiontrail_trail" "a" {
  event_rw = var.chosen # evidence
}
#----
locals {
  chosen = "All"
}
resource "alicloud_actiontrail_trail" "b" {
  event_rw = local.chosen # evidence
}
#----
resource "alicloud_oss_bucket" "a" {
  logging {
    target_bucket = alicloud_oss_bucket.logs.id # evidence
  }
}
#----
resource "alicloud_oss_bucket" "b" {
  logging {
    target_bucket = data.alicloud_oss_bucket.logs.id # evidence
  }
}
#----
resource "alicloud_oss_bucket" "c" {
  count = 2
  logging {
    target_bucket = alicloud_oss_bucket.logs.id # evidence
  }
}
#----
resource "oci_objectstorage_bucket" "a" {
  object_events_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "oci_objectstorage_bucket" "a" {
  object_events_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "oci_objectstorage_bucket" "b" {
  object_events_enabled = local.chosen # evidence
}
#----
resource "oci_core_instance" "a" {
  agent_config {
    is_monitoring_disabled = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "oci_core_instance" "a" {
  agent_config {
    is_monitoring_disabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "oci_core_instance" "b" {
  agent_config {
    is_monitoring_disabled = local.chosen # evidence
  }
}
