resource "azurerm_sql_server" "x" {
  minimum_tls_version = "1.2" # evidence
}
#----
resource "azurerm_mssql_managed_instance" "x" {
  minimum_tls_version = "1.2" # evidence
}
#----
resource "azurerm_eventhub_namespace" "x" {
  minimum_tls_version = "1.2" # evidence
}
#----
resource "azurerm_servicebus_namespace" "x" {
  minimum_tls_version = "1.2" # evidence
}
#----
resource "azurerm_iothub" "x" {
  minimum_tls_version = "1.2" # evidence
}
#----
resource "azurerm_mariadb_server" "x" {
  ssl_minimal_tls_version_enforced = "TLS1_2" # evidence
}
#----
resource "azurerm_linux_web_app" "x" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
resource "azurerm_function_app" "x" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
resource "azurerm_windows_function_app" "x" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
resource "azurerm_app_service_slot" "x" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
resource "google_compute_target_ssl_proxy" "x" {
  ssl_policy = "projects/p/keys/k" # evidence
}
#----
resource "google_compute_region_target_https_proxy" "x" {
  ssl_policy = "projects/p/keys/k" # evidence
}
