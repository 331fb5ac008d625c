resource "azurerm_firewall_policy" "a" {
  intrusion_detection {
    mode = "Off" # finding
  }
}
#----
resource "azurerm_firewall_policy" "a" {
  intrusion_detection {
    mode = "Alert" # finding
  }
}
#----
variable "chosen" {
  default = "Off"
}
resource "azurerm_firewall_policy" "a" {
  intrusion_detection {
    mode = var.chosen # finding
  }
}
#----
locals {
  chosen = "Off"
}
resource "azurerm_firewall_policy" "b" {
  intrusion_detection {
    mode = local.chosen # finding
  }
}
#----
resource "google_container_cluster" "a" {
  security_posture_config {
    mode = "DISABLED" # finding
  }
}
#----
variable "chosen" {
  default = "DISABLED"
}
resource "google_container_cluster" "a" {
  security_posture_config {
    mode = var.chosen # finding
  }
}
#----
locals {
  chosen = "DISABLED"
}
resource "google_container_cluster" "b" {
  security_posture_config {
    mode = local.chosen # finding
  }
}
#----
resource "azurerm_mssql_database" "a" {
  ledger_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_mssql_database" "a" {
  ledger_enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_mssql_database" "b" {
  ledger_enabled = local.chosen # finding
}
#----
resource "azurerm_security_center_auto_provisioning" "a" {
  auto_provision = "Off" # finding
}
#----
variable "chosen" {
  default = "Off"
}
resource "azurerm_security_center_auto_provisioning" "a" {
  auto_provision = var.chosen # finding
}
#----
locals {
  chosen = "Off"
}
resource "azurerm_security_center_auto_provisioning" "b" {
  auto_provision = local.chosen # finding
}
#----
resource "azurerm_security_center_setting" "a" {
  enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_security_center_setting" "a" {
  enabled = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_security_center_setting" "b" {
  enabled = local.chosen # finding
}
#----
resource "azurerm_security_center_contact" "a" {
  alerts_to_admins = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_security_center_contact" "a" {
  alerts_to_admins = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "azurerm_security_center_contact" "b" {
  alerts_to_admins = local.chosen # finding
}
#----
resource "azurerm_storage_account" "a" {
  blob_properties {
    cors_rule {
      allowed_origins = ["*"] # finding
    }
  }
}
#----
# finding
resource "azurerm_application_gateway" "a" {
  name = "edge"
}
#----
resource "azurerm_frontdoor" "a" {
  # finding
  frontend_endpoint {
    host_name = "ships.example"
  }
}
#----
# finding
resource "azurerm_mssql_server_vulnerability_assessment" "a" {
  storage_container_path = "x"
}
