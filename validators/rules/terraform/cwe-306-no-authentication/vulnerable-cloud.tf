resource "azurerm_api_management_api" "a" {
  subscription_required = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_api_management_api" "a" {
  subscription_required = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_api_management_api" "b" {
  subscription_required = local.chosen # finding
}
#----
resource "azurerm_iothub" "a" {
  local_authentication_enabled = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_iothub" "a" {
  local_authentication_enabled = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "azurerm_iothub" "b" {
  local_authentication_enabled = local.chosen # finding
}
#----
resource "azurerm_postgresql_flexible_server" "a" {
  authentication {
    password_auth_enabled = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_postgresql_flexible_server" "a" {
  authentication {
    password_auth_enabled = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "azurerm_postgresql_flexible_server" "b" {
  authentication {
    password_auth_enabled = local.chosen # finding
  }
}
#----
# finding
resource "google_compute_project_metadata" "a" {
  metadata = {
    zone = "here"
  }
}
#----
# finding
resource "google_compute_project_metadata_item" "a" {
  key   = "enable-oslogin"
  value = "FALSE"
}
#----
# finding
resource "azurerm_service_fabric_cluster" "a" {
  name = "ships"
}
