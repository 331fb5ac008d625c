resource "aws_opensearch_domain" "x" {
  domain_endpoint_options {
    tls_security_policy = "Enabled" # finding
  }
}
#----
resource "azurerm_sql_server" "x" {
  minimum_tls_version = "Enabled" # finding
}
#----
resource "azurerm_mssql_managed_instance" "x" {
  minimum_tls_version = "Enabled" # finding
}
#----
resource "azurerm_eventhub_namespace" "x" {
  minimum_tls_version = "Enabled" # finding
}
#----
resource "azurerm_servicebus_namespace" "x" {
  minimum_tls_version = "Enabled" # finding
}
#----
resource "azurerm_iothub" "x" {
  minimum_tls_version = "Enabled" # finding
}
#----
resource "azurerm_mariadb_server" "x" {
  ssl_minimal_tls_version_enforced = "Enabled" # finding
}
#----
resource "azurerm_linux_web_app" "x" {
  site_config {
    min_tls_version = "Enabled" # finding
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  site_config {
    min_tls_version = "Enabled" # finding
  }
}
#----
resource "azurerm_function_app" "x" {
  site_config {
    min_tls_version = "Enabled" # finding
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  site_config {
    min_tls_version = "Enabled" # finding
  }
}
#----
resource "azurerm_windows_function_app" "x" {
  site_config {
    min_tls_version = "Enabled" # finding
  }
}
#----
resource "azurerm_app_service_slot" "x" {
  site_config {
    min_tls_version = "Enabled" # finding
  }
}
#----
# finding
resource "google_compute_target_ssl_proxy" "x" {
  name = "x"
}
#----
# finding
resource "google_compute_region_target_https_proxy" "x" {
  name = "x"
}
