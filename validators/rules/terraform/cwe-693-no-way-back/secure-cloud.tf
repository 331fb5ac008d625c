resource "azurerm_app_configuration" "a" {
  purge_protection_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_app_configuration" "a" {
  purge_protection_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_app_configuration" "b" {
  purge_protection_enabled = local.chosen # evidence
}
#----
resource "azurerm_recovery_services_vault" "a" {
  soft_delete_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_recovery_services_vault" "a" {
  soft_delete_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_recovery_services_vault" "b" {
  soft_delete_enabled = local.chosen # evidence
}
#----
resource "azurerm_recovery_services_vault" "a" {
  immutability = "Locked" # evidence
}
#----
resource "azurerm_recovery_services_vault" "a" {
  immutability = "Unlocked" # evidence
}
#----
variable "chosen" {
  default = "Locked"
}
resource "azurerm_recovery_services_vault" "a" {
  immutability = var.chosen # evidence
}
#----
locals {
  chosen = "Locked"
}
resource "azurerm_recovery_services_vault" "b" {
  immutability = local.chosen # evidence
}
#----
resource "google_storage_bucket" "a" {
  versioning {
    enabled = true # evidence
  }
  retention_policy {
    is_locked = true # evidence
  }
}
#----
resource "azurerm_storage_account" "a" {
  blob_properties {
    delete_retention_policy {
      days = 30 # evidence
    }
  }
}
