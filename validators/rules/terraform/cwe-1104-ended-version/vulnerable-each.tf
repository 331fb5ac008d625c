resource "aws_db_instance" "plain" {
  auto_minor_version_upgrade = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_rds_cluster" "given" {
  auto_minor_version_upgrade = var.given # finding
}
#----
resource "aws_rds_cluster_instance" "many" {
  for_each = { quay = false }
  auto_minor_version_upgrade = each.value # finding
}
#----
resource "aws_redshift_cluster" "plain" {
  allow_version_upgrade = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_redshift_cluster" "given" {
  allow_version_upgrade = var.given # finding
}
#----
resource "aws_redshift_cluster" "many" {
  for_each = { quay = false }
  allow_version_upgrade = each.value # finding
}
#----
resource "azurerm_virtual_machine_scale_set" "plain" {
  automatic_os_upgrade = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_windows_virtual_machine" "given" {
  automatic_os_upgrade = var.given # finding
}
#----
resource "azurerm_virtual_machine" "many" {
  for_each = { quay = false }
  automatic_os_upgrade = each.value # finding
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  automatic_channel_upgrade = "none" # finding
}
#----
variable "given" {
  default = "none"
}
resource "azurerm_kubernetes_cluster" "given" {
  automatic_channel_upgrade = var.given # finding
}
#----
resource "azurerm_kubernetes_cluster" "many" {
  for_each = { quay = "none" }
  automatic_channel_upgrade = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  release_channel {
    channel = "UNSPECIFIED" # finding
  }
}
#----
variable "given" {
  default = "UNSPECIFIED"
}
resource "google_container_cluster" "given" {
  release_channel {
    channel = var.given # finding
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = "UNSPECIFIED" }
  release_channel {
    channel = each.value # finding
  }
}
#----
resource "aws_db_instance" "plain" {
  ca_cert_identifier = "rds-ca-2015" # finding
}
#----
variable "given" {
  default = "rds-ca-2015"
}
resource "aws_rds_cluster_instance" "given" {
  ca_cert_identifier = var.given # finding
}
#----
resource "aws_db_instance" "many" {
  for_each = { quay = "rds-ca-2015" }
  ca_cert_identifier = each.value # finding
}
