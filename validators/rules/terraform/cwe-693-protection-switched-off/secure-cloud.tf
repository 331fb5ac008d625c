resource "azurerm_firewall_policy" "a" {
  intrusion_detection {
    mode = "Deny" # evidence
  }
}
#----
variable "chosen" {
  default = "Deny"
}
resource "azurerm_firewall_policy" "a" {
  intrusion_detection {
    mode = var.chosen # evidence
  }
}
#----
locals {
  chosen = "Deny"
}
resource "azurerm_firewall_policy" "b" {
  intrusion_detection {
    mode = local.chosen # evidence
  }
}
#----
resource "google_container_cluster" "a" {
  security_posture_config {
    mode = "BASIC" # evidence
  }
}
#----
variable "chosen" {
  default = "BASIC"
}
resource "google_container_cluster" "a" {
  security_posture_config {
    mode = var.chosen # evidence
  }
}
#----
locals {
  chosen = "BASIC"
}
resource "google_container_cluster" "b" {
  security_posture_config {
    mode = local.chosen # evidence
  }
}
#----
resource "azurerm_mssql_database" "a" {
  ledger_enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_mssql_database" "a" {
  ledger_enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_mssql_database" "b" {
  ledger_enabled = local.chosen # evidence
}
#----
resource "azurerm_security_center_auto_provisioning" "a" {
  auto_provision = "On" # evidence
}
#----
variable "chosen" {
  default = "On"
}
resource "azurerm_security_center_auto_provisioning" "a" {
  auto_provision = var.chosen # evidence
}
#----
locals {
  chosen = "On"
}
resource "azurerm_security_center_auto_provisioning" "b" {
  auto_provision = local.chosen # evidence
}
#----
resource "azurerm_security_center_setting" "a" {
  enabled = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_security_center_setting" "a" {
  enabled = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_security_center_setting" "b" {
  enabled = local.chosen # evidence
}
#----
resource "azurerm_security_center_contact" "a" {
  alerts_to_admins = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_security_center_contact" "a" {
  alerts_to_admins = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "azurerm_security_center_contact" "b" {
  alerts_to_admins = local.chosen # evidence
}
#----
resource "azurerm_storage_account" "a" {
  blob_properties {
    cors_rule {
      allowed_origins = ["https://ships.example"] # evidence
    }
  }
}
#----
resource "azurerm_application_gateway" "a" {
  firewall_policy_id = azurerm_web_application_firewall_policy.main.id
}
#----
resource "azurerm_frontdoor" "a" {
  # evidence
  frontend_endpoint {
    web_application_firewall_policy_link_id = azurerm_frontdoor_firewall_policy.main.id
  }
}
#----
resource "azurerm_mssql_server_vulnerability_assessment" "a" {
  recurring_scans {
    enabled = true # evidence
  }
}
