resource "azurerm_app_configuration" "a" {
  purge_protection_enabled = false # finding
}
#----
# finding
resource "azurerm_app_configuration" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_app_configuration" "a" {
  purge_protection_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_app_configuration" "b" {
  purge_protection_enabled = local.chosen # finding
}
#----
resource "azurerm_recovery_services_vault" "a" {
  soft_delete_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_recovery_services_vault" "a" {
  soft_delete_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_recovery_services_vault" "b" {
  soft_delete_enabled = local.chosen # finding
}
#----
resource "azurerm_recovery_services_vault" "a" {
  immutability = "Disabled" # finding
}
#----
variable "chosen" {
  default = "Disabled"
}
resource "azurerm_recovery_services_vault" "a" {
  immutability = var.chosen # finding
}
#----
locals {
  chosen = "Disabled"
}
resource "azurerm_recovery_services_vault" "b" {
  immutability = local.chosen # finding
}
#----
resource "google_storage_bucket" "a" {
  versioning {
    enabled = true # evidence
  }
  retention_policy {
    is_locked = false # finding
  }
}
#----
# finding
resource "azurerm_storage_account" "a" {
  name = "ships"
}
#----
# finding
resource "google_storage_bucket" "plain" {
  name = "ships"
}
