resource "google_data_fusion_instance" "a" {
  enable_stackdriver_logging = false # finding
}
#----
# finding
resource "google_data_fusion_instance" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "google_data_fusion_instance" "a" {
  enable_stackdriver_logging = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "google_data_fusion_instance" "b" {
  enable_stackdriver_logging = local.chosen # finding
}
#----
resource "google_dns_policy" "a" {
  enable_logging = false # finding
}
#----
# finding
resource "google_dns_policy" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "google_dns_policy" "a" {
  enable_logging = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "google_dns_policy" "b" {
  enable_logging = local.chosen # finding
}
#----
# finding
resource "azurerm_postgresql_server" "a" {
  name = "ships"
}
#----
resource "azurerm_postgresql_flexible_server_configuration" "a" {
  name  = "log_checkpoints"
  value = "off" # finding
}
#----
resource "azurerm_postgresql_configuration" "a" {
  name  = "log_retention_days"
  value = "3" # finding
}
#----
resource "azurerm_mysql_flexible_server_configuration" "a" {
  name  = "audit_log_enabled"
  value = "OFF" # finding
}
#----
resource "azurerm_storage_account" "a" {
  queue_properties {
    # evidence
    logging {
      read   = true
      write  = true
      delete = false # finding
    }
  }
}
#----
# finding
resource "azurerm_linux_web_app" "a" {
  name = "ships"
}
#----
# finding
resource "azurerm_monitor_log_profile" "a" {
  categories = ["Action"]
}
#----
# finding
resource "azurerm_key_vault" "a" {
  name = "ships"
}
#----
# finding
resource "google_sql_database_instance" "a" {
  database_version = "POSTGRES_15"
  settings {
    database_flags {
      name  = "log_statement"
      value = "none"
    }
  }
}
#----
resource "google_sql_database_instance" "b" {
  settings {
    # finding
    database_flags {
      name  = "log_min_duration_statement"
      value = "1"
    }
  }
}
