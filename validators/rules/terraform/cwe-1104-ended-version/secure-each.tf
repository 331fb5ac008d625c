resource "aws_db_instance" "plain" {
  auto_minor_version_upgrade = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_rds_cluster" "given" {
  auto_minor_version_upgrade = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_rds_cluster_instance" "kept" {
  auto_minor_version_upgrade = local.kept.on # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  allow_version_upgrade = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_redshift_cluster" "given" {
  allow_version_upgrade = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_redshift_cluster" "kept" {
  allow_version_upgrade = local.kept.on # evidence
}
#----
resource "azurerm_virtual_machine_scale_set" "plain" {
  automatic_os_upgrade = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_windows_virtual_machine" "given" {
  automatic_os_upgrade = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_virtual_machine" "kept" {
  automatic_os_upgrade = local.kept.on # evidence
}
#----
resource "azurerm_kubernetes_cluster" "plain" {
  automatic_channel_upgrade = "stable" # evidence
}
#----
variable "given" {
  default = "stable"
}
resource "azurerm_kubernetes_cluster" "given" {
  automatic_channel_upgrade = var.given # evidence
}
#----
locals {
  kept = { on = "stable" }
}
resource "azurerm_kubernetes_cluster" "kept" {
  automatic_channel_upgrade = local.kept.on # evidence
}
#----
resource "google_container_cluster" "plain" {
  release_channel {
    channel = "STABLE" # evidence
  }
}
#----
variable "given" {
  default = "STABLE"
}
resource "google_container_cluster" "given" {
  release_channel {
    channel = var.given # evidence
  }
}
#----
locals {
  kept = { on = "STABLE" }
}
resource "google_container_cluster" "kept" {
  release_channel {
    channel = local.kept.on # evidence
  }
}
#----
resource "aws_db_instance" "plain" {
  ca_cert_identifier = "rds-ca-rsa2048-g1" # evidence
}
#----
variable "given" {
  default = "rds-ca-rsa2048-g1"
}
resource "aws_rds_cluster_instance" "given" {
  ca_cert_identifier = var.given # evidence
}
#----
locals {
  kept = { on = "rds-ca-rsa2048-g1" }
}
resource "aws_db_instance" "kept" {
  ca_cert_identifier = local.kept.on # evidence
}
