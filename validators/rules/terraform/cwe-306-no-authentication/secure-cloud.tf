resource "azurerm_api_management_api" "a" {
  subscription_required = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_api_management_api" "a" {
  subscription_required = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_api_management_api" "b" {
  subscription_required = local.chosen # evidence
}
#----
resource "azurerm_iothub" "a" {
  local_authentication_enabled = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_iothub" "a" {
  local_authentication_enabled = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "azurerm_iothub" "b" {
  local_authentication_enabled = local.chosen # evidence
}
#----
resource "azurerm_postgresql_flexible_server" "a" {
  authentication {
    password_auth_enabled = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_postgresql_flexible_server" "a" {
  authentication {
    password_auth_enabled = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "azurerm_postgresql_flexible_server" "b" {
  authentication {
    password_auth_enabled = local.chosen # evidence
  }
}
#----
# evidence
resource "google_compute_project_metadata_item" "a" {
  key   = "enable-oslogin"
  value = "TRUE"
}
#----
resource "google_compute_project_metadata_item" "b" {
  key   = "zone"
  value = "here"
}
