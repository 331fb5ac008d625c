resource "alicloud_actiontrail_trail" "a" {
  trail_region = "cn-hangzhou" # finding
}
#----
variable "chosen" {
  default = "cn-hangzhou"
}
resource "alicloud_actiontrail_trail" "a" {
  trail_region = var.chosen # finding
}
#----
locals {
  chosen = "cn-hangzhou"
}
resource "alicloud_actiontrail_trail" "b" {
  trail_region = local.chosen # finding
}
#----
resource "alicloud_actiontrail_trail" "a" {
  event_rw = "Write" # finding
}
#----
resource "alicloud_actiontrail_trail" "a" {
  event_rw = "Read" # finding
}
#----
variable "chosen" {
  default = "Write"
}
resource "alicloud_actiontrail_trail" "a" {
  event_rw = var.chosen # finding
}
#----
locals {
  chosen = "Write"
}
resource "alicloud_actiontrail_trail" "b" {
  event_rw = local.chosen # finding
}
#----
# finding
resource "alicloud_oss_bucket" "a" {
}
#----
# finding
resource "alicloud_oss_bucket" "b" {
  tags = local.tags
}
#----
# finding
resource "alicloud_oss_bucket" "each" {
  for_each = toset(["x", "y"])
}
#----
resource "oci_objectstorage_bucket" "a" {
  object_events_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "oci_objectstorage_bucket" "a" {
  object_events_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "oci_objectstorage_bucket" "b" {
  object_events_enabled = local.chosen # finding
}
#----
resource "oci_core_instance" "a" {
  agent_config {
    is_monitoring_disabled = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "oci_core_instance" "a" {
  agent_config {
    is_monitoring_disabled = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "oci_core_instance" "b" {
  agent_config {
    is_monitoring_disabled = local.chosen # finding
  }
}
