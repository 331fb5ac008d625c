resource "google_data_fusion_instance" "a" {
  enable_stackdriver_logging = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "google_data_fusion_instance" "a" {
  enable_stackdriver_logging = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "google_data_fusion_instance" "b" {
  enable_stackdriver_logging = local.chosen # evidence
}
#----
resource "google_dns_policy" "a" {
  enable_logging = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "google_dns_policy" "a" {
  enable_logging = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "google_dns_policy" "b" {
  enable_logging = local.chosen # evidence
}
#----
resource "azurerm_postgresql_server" "a" {
  threat_detection_policy {
    enabled = true
  }
}
#----
resource "azurerm_postgresql_flexible_server_configuration" "a" {
  name  = "log_checkpoints"
  value = "on" # evidence
}
#----
resource "azurerm_postgresql_configuration" "a" {
  name  = "log_retention_days"
  value = "7" # evidence
}
#----
resource "azurerm_mysql_flexible_server_configuration" "a" {
  name  = "audit_log_enabled"
  value = "ON" # evidence
}
#----
resource "azurerm_linux_web_app" "a" {
  logs {
    http_logs {
      file_system {
        retention_in_days = 30
      }
    }
  }
}
#----
resource "azurerm_monitor_log_profile" "a" {
  categories = ["Action", "Delete", "Write"]
}
#----
# evidence
resource "azurerm_key_vault" "a" {
  name = "ships"
}
resource "azurerm_monitor_diagnostic_setting" "a" {
  target_resource_id = azurerm_key_vault.a.id
}
#----
resource "google_sql_database_instance" "b" {
  settings {
    database_flags {
      name  = "log_min_duration_statement"
      value = "-1"
    }
  }
}
